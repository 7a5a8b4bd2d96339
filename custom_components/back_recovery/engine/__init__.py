"""The rules of a recovery, in plain Python: no Home Assistant, no clock, no files, no chance.

The entrance is one function, and only the coordinator calls it::

    step(plan, episode, event, now, readings=…, guards=…, earlier=…) -> Decision

Time passes first, then the event happens, then every device is made what it may be, and what
is owed is offered. `simulation` plays `step` on a clock of its own, `record` is what has to be
on disk, and `codec` its form there.

The rooms are the layers; each may use those before it and itself:

- `model/`: values only, the words of the field among them
- `reading/`: pure questions about a plan and an episode; the shell may ask them, too
- `acting/`: what changes a draft
- `guard/`: the machine that switches off
- `rules/`: the table of R1 to R19, and its rows
- `requests/`: what a person does
- at the top: what time does, and `step`

Nothing here imports anything but the standard library.
"""
