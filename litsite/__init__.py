"""litsite turns raw Chinese local-government texts into a browsable digest."""

__version__ = "0.1.0"
