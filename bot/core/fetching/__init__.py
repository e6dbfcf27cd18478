"""Fetching: pages and feeds of the web, from public addresses only, within limits, and politely."""
