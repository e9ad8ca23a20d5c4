"""How the index is laid out in files: bits, texts, records, shards."""
