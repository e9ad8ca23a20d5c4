"""Whether time per byte stays the same as texts grow: a campaign, run by `make growth`."""
