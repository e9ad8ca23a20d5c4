"""Values that were computed once and are kept: same key, same value, however often a digest is built."""
