"""A chapter's life: drafted, posted or scheduled, changed, withdrawn."""
