"""The engine: what a back recovery is, in plain Python.

No Home Assistant, no clock, no input or output, no randomness: `now` is an argument,
and `step` is the only function that changes an episode. The tests import this package
with an interpreter that has nothing installed.
"""
