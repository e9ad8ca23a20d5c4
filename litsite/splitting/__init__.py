"""Documents to articles: describe each line, label the whole sequence, then assemble.

`split_document.py` is the way in. Nothing is imported here: what a split holds (`split_result.py`) is asked for
at every build, and the patterns that splitting takes a fifth of a second to compile only when a source changed.
"""
