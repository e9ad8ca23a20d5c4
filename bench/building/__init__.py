"""What building a digest costs, beside other generators on the same articles: `python -m bench.building --help`."""
