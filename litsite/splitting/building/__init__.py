"""From labelled lines to articles, their fields and bodies."""
