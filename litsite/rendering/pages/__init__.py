"""One module a kind of site page: the values that its template shows."""
