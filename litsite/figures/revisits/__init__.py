"""Targets beside the later sentences that speak of the same thing."""
