"""Changes to the files of a workspace: nothing else in them is touched, and none is ever half written."""
