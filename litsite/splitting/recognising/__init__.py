"""What a line or a part of it can be recognised as, by itself."""
