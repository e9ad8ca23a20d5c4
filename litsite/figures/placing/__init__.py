"""When, and whether a figure was achieved or is a target."""
