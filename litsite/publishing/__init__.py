"""The site on disk: writing, checking, serving."""
