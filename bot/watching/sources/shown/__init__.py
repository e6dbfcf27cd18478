"""How sources are shown: before they are watched, in their list, and after a look."""
