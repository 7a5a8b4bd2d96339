"""Workouts: what a wearable's log says about a back, in plain Python.

No Home Assistant, no clock, no input or output: `now` is an argument. The tests import
this package with an interpreter that has nothing installed.

The entrance is one function::

    observe(setup, memory, observation, now, around) -> Observed

`setup` (settings.Setup) is what the person set up: a SourceConfig for each source, and
the time zone of the house. `memory` (memory.Memory) is what was seen before; it is kept
by whoever calls, saved with `codec.encode` before any decision is acted on, and read back
with `codec.decode`. `around` (settings.Around) says what is going on: quiet hours, the
last midnight, whether a recovery is running and since when.

An observation (observation.py) is one of

- StatesSeen: all entities of one source as they are now, and the events of its calendar.
  `sources.offered(platform, unique_id)` finds what can be set up; `Source.wants` says
  which entities of that platform and config entry belong to it. Hand them over at start,
  on every state_changed (of attributes, too) after `SIBLINGS_WAIT`, and every
  `LOOK_AGAIN` even if nothing changed; a source with `each_change` without waiting. For
  a source with a `calendar` add its events of the last three days each time.
- BodyReceived: a webhook body that `guard.read_body` let through, or the data of an
  event or action, checked with `guard.check`.
- Answered: what the person said to a question.
- TimePassed: at `Observed.wake_at`.

`Observed` has the new memory, the workouts that were never seen before, and decisions:
each names its session, what to do (start, ask, note, ignore), the reasons, the workout as
all its sources tell it, the judgement with its evidence, and `counts_from`, the instant
the rest window counts from. `replaces` is what had been done about the session until then:
a question that becomes a start has to be taken back. Evidence and reasons are keys with
values; the words are elsewhere.

A decision stays pending in the memory until `Memory.acknowledged(session)`, so that after
a crash `decisions.unfinished(memory, now)` still has it: save, act, acknowledge, save.

A source that sends rather than shows (Route.WEBHOOK) is made known with `observe.begin`
when it is set up. For every other source what it shows at first sight is the baseline.
"""

from datetime import timedelta

SIBLINGS_WAIT = timedelta(seconds=2)
"""One session is many entities; they are written one after the other."""
LOOK_AGAIN = timedelta(minutes=10)
"""Some sources change nothing that an event would tell, like a second session with equal numbers."""
