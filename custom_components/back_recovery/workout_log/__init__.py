"""The shell around `workouts/`: listens to watches and gym apps, and acts on what is decided.

Enter by `log`, which is there with the plan; it loads `coordinator`, and with that all else, once
there is something to log. `sources` listens to entities, `webhook` to apps that send, `acting`
does what was decided, `questions` knows which question an answer is meant for.
"""
