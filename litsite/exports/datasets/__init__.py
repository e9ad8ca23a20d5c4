"""data/: the digest's tables for other programs."""
