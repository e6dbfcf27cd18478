"""The page behind a chapter's link, looked at once and politely."""
