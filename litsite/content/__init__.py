"""content/: reviewable YAML, merged with what editors changed."""
