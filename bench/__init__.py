"""What `make bench` runs: figures on one machine, for one eye to compare."""
