"""Every state of the page without Home Assistant: pictures of it, rules for it, what it costs.

The states are what the house really tells (`frontend/test/states/`), drawn by the built bundle in
a real browser: `scenes` says which, `house` serves them, `pictures` takes and compares them,
`rules` holds what must be true of each, `cost` measures.
"""
