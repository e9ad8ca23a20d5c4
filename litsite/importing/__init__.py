"""Sources → content/: which files there are, what repeats what, what is kept of edits, the account."""
