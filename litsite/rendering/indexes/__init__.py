"""The library seen from each of its sides, computed once for all pages."""
