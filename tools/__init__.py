"""What makes the parts of the project that are generated from its code."""
