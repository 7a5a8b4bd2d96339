"""Words, and how they reach a person.

Enter by `prompter`: only it notifies. `channels` has one class for each kind of channel,
`texts` the words in the person's language, from the files in `messages/`. Uses `settings/` and
`surroundings/`.
"""
