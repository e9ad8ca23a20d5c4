"""A sentence once read: its figures, the words beside each, its clauses and its periods."""
