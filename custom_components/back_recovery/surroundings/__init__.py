"""The house around a plan: devices, people and their phones, where they are, who may see what.

Only `devices` switches anything. Uses `settings/` and the engine's values.
"""
