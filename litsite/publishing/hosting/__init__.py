"""What hosts must know of the files: types, caching, security headers, what is compressed."""
