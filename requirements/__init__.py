"""What is installed, locked to one version and its hashes, and the audit of it."""
