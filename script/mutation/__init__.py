"""Mutation testing of the engine: which small mistakes do its own tests notice.

The engine and its tests are copied, and nothing is ever written where they came from. One
run without a mistake measures which test reaches which line. Then every mutant is
compiled in memory in a process of its own, with the tests that reach it.
"""
