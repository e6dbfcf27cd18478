"""Which lines and branches of bot/ and cogs/ the tests run: probes write it down, coverage.py reports it.

Python 3.11 can only trace every line of every library, which doubles the tests' time. So the code itself is compiled
with a probe before each statement and at both ways out of each branch, which costs a few per cent; and since all
processes share one file, what a process did before it was killed counts too.
"""
