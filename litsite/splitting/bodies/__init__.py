"""From the labelled lines of a body to its blocks."""
