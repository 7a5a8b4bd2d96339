"""The machine that keeps the promise that a device goes off.

Uses `model/`, `reading/` and `acting/`; the rules do not know it, nor it them.
"""
