"""Plot suggestions: from a reader's idea to the author's decision."""
