"""Looking at whether something can work before it is tried."""
