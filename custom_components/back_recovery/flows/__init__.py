"""The forms: set-up, options, an activity, its device, a source of workouts.

Enter by `config_flow.py` beside this folder, the name Home Assistant asks for; it opens
`options`, `activity` and `workout`, whose steps are loaded when they are asked for. What a form
stores is read in `settings/`. Nothing but `config_flow.py` imports from here.
"""
