"""Fitting the labeller's numbers to annotated documents (`make train`); docs/training.md says how and how well.

`truth` says which labels an annotation allows each line, `numbers` and `evidence` turn model and documents
into vectors, `paths` finds the best labelling, `fitting` moves the numbers, `held_out` measures them on
places that they have not seen, `__main__` is the command.
"""
