"""Addresses: what a link says of the site, the work and the chapter it leads to. Nothing is fetched for it."""
