"""A config entry, read: what the person set up, as the engine and the shell want it.

Enter by `entry.read_settings`. What is stored here is written by `flows/`, and both go by the
same tables: `options.OPTIONS`, `activities.activity_rows`, `devices.DEVICE_ROWS` and
`workouts.SOURCE_ROWS`. A new option is a row there, its texts, and the attribute of the value
that it is read into; one that names something of the house is followed and missed by its row
(`identity`). Uses the values of the engine and of `workouts/`, and nothing else of the
shell.
"""
