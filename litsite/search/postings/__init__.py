"""Where each character and each pair of characters stands."""
