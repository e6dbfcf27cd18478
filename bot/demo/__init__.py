"""The demo: the real bot in a simulated Discord, which nothing but `python -m bot demo` imports."""
