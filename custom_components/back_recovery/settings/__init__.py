"""A config entry, read: what the person set up, as the engine and the shell want it.

Enter by `entry.read_settings`. What is stored here is written by `flows/`. Uses the engine's
values, and nothing else of the shell.
"""
