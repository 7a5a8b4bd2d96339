"""What changes an episode: prompts, sessions, the window, holds, the way back, its end.

Every function takes a `draft.Draft`, the one mutable value of the engine, which lives for one
step and is dropped when a rule refuses. Uses `model/` and `reading/`.
"""
