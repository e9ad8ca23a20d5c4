"""Frozen values that every stage shares. Nothing here reads, writes or decides."""
