"""The preview of a draft: what stands around its card, and what its author decides there."""
