"""Looking at a database from outside, without changing anything: what it is, whether it is whole, who has it."""
