"""What somebody typed as a time, part by part: an hour, a day, a zone, a length of time."""
