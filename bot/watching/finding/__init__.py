"""From a link to the feed, or the list of chapters, that is to be watched."""
