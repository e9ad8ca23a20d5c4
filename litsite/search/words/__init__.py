"""Words: how text is compared, cut and completed."""
