"""Builds killed at random moments: `python -m tools.kills --help`."""
