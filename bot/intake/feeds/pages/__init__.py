"""HTML where a feed was asked for: lists of chapters, what links to a feed, and pages for people."""
