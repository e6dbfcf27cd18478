"""The command line: a file for each command of `python -m bot`."""
