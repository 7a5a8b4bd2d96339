"""Values: the words of the field, a plan, an episode, what happened and what is to be done.

Enter by `vocabulary` (every word is public and stored), `plan`, `episode`, `events` (what may
happen) and `effects` (what a step wants done). Nothing here decides anything: a value checks
itself and says what follows from it alone. Every room may use this one; it uses none.
"""
