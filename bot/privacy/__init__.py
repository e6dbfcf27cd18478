"""People's data: seeing what is stored about oneself, and having it deleted."""
