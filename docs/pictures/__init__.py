"""The pictures in docs/, made from the code by `python -m docs.pictures`."""
