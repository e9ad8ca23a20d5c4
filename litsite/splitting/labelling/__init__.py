"""A label for each line: features, weights, grammar, decoder."""
