"""What a webhook body must be before anything reads it.

A body comes from anywhere: whoever knows the address can send one. It is refused as a
whole, with a reason, unless it is small, shallow JSON whose numbers are numbers and
whose text can be written down again.

Apps send more than workouts (a point of the route for each second, two days of
heartbeats) and the same again until it is taken, so a refusal would lose the day: lists
that no reader looks at are left out before anything is counted.
"""

import json
import math

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None

MOST_BYTES = 1024 * 1024
DEEPEST = 12
LONGEST_LIST = 2000
MOST_VALUES = 20_000
LISTS_THAT_ARE_READ = frozenset({"workouts", "exercise", "exercises"})


class BodyRefused(ValueError):
    """The body is not read; `reason` is one of the keys of REFUSALS."""

    def __init__(self, reason: str) -> None:
        """Name the reason, and nothing of the body."""
        super().__init__(reason)
        self.reason = reason


REFUSALS = frozenset(
    {
        "too_big",
        "not_text",
        "not_json",
        "too_deep",
        "too_many",
        "not_a_number",
        "same_key_twice",
        "time_unreadable",
    }
)


def read_body(raw: bytes, most_bytes: int = MOST_BYTES) -> Json:
    """Return the JSON of a body, without the lists that no reader looks at.

    Raises BodyRefused for everything that could hurt or that says two things at once.
    """
    if len(raw) > most_bytes:
        raise BodyRefused("too_big")
    try:
        body = raw.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise BodyRefused("not_text") from err
    try:
        value = json.loads(body, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except BodyRefused:
        raise
    except RecursionError as err:
        raise BodyRefused("too_deep") from err
    except ValueError as err:
        raise BodyRefused("not_json") from err
    check(value)
    return value  # type: ignore[no-any-return]


def check(value: object) -> None:
    """Refuse what is too deep, too long or no number; for bodies that arrive parsed."""
    level: list[object] = [value]
    count = 0
    for _ in range(DEEPEST):
        count += len(level)
        if count > MOST_VALUES:
            raise BodyRefused("too_many")
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return
    raise BodyRefused("too_deep")


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        for key in value:
            _check_text(key)
        return list(value.values())
    if isinstance(value, list):
        if len(value) > LONGEST_LIST:
            raise BodyRefused("too_many")
        return value
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise BodyRefused("not_a_number")
    return []


def _check_text(value: object) -> None:
    try:
        str(value).encode()
    except UnicodeEncodeError as err:  # half of a surrogate pair: could not be stored again
        raise BodyRefused("not_text") from err


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BodyRefused("same_key_twice")
    return {
        key: value
        for key, value in found.items()
        if key in LISTS_THAT_ARE_READ or not isinstance(value, list)
    }


def _refuse_constant(_name: str) -> float:
    raise BodyRefused("not_a_number")
