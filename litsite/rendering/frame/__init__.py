"""What all pages share: frame, words, links, dates, static files."""
