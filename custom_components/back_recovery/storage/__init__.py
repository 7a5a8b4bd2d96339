"""What is kept on disk, and in which order: saved first, then done, then crossed out.

Enter by `store`. Uses the engine's values and the memory of `workouts/`.
"""
