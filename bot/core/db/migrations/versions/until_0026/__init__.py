"""The schema from 0020 to 0026: what is compared and known of names and chapters, page ratings, kept drafts."""
