"""What a figure measures: its indicator's name."""
