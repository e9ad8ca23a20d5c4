"""The pages of figures: the ledger with its tables, indicators, targets."""
