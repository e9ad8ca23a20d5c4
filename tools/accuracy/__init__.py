"""Accuracy as a gate: every annotated set is scored, and no score may fall below its pinned floor.

`annotated_sets` lists the sets, the `…_scores` modules measure one kind of set each, `floors` holds what
was pinned against what was measured, `__main__` is the command (`make accuracy`).
"""
