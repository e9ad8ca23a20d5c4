"""The ledger as scripts that the filter in the browser loads."""
