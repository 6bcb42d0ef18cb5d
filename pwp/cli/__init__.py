"""The command line: the only part that knows there is a screen. It parses, calls, shows and exits."""
