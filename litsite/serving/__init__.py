"""The site as its editor sees it while working: served, rebuilt at each change, with notes beside the text."""
