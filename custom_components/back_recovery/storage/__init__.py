"""What is kept on disk, and in which order: saved first, then done, then crossed out.

Enter by `journal`: it owns what is kept, the lock of those who change it, the saving, and the
effects that are pending. `store` reads and writes the files, `memories` that of the workouts.
Uses the engine's values and the memory of `workouts/`.
"""
