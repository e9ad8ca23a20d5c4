"""Numbers, units, and what sort of statement each makes."""
