"""The readers: one file for each watch, app or log, and `table` with all of them.

A reader turns what its source shows, or sends, into a Workout, as real records arrive. Adding
one is a file here and a row in `table`. Uses the values beside this folder; only `observe` and
the forms use the table.
"""
