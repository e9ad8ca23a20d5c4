"""Incremental builds compared with clean ones: `python -m tools.proof --help`."""
