"""What an entry of a feed says: which chapter it is, whether it is of the work, what its chapter is called."""
