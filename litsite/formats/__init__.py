"""File formats that several stages read or write: JSON, YAML, Markdown."""
