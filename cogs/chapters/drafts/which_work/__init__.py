"""Which work a chapter belongs to: the question, and the form that makes a new one."""
