"""The house around a plan: devices, people, where they are, who may see what, and the clock.

Only `devices` switches anything, only `people` looks up who somebody is. Uses `settings/` and
the engine's values.
"""
