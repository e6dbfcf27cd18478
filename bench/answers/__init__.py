"""How long people wait for an answer: all of it, and not only the word that it is being thought of."""
