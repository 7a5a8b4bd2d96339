"""Whether somebody presses something at this moment, or something acts in the person's name.

Home Assistant passes on who began a script to all that the script does, also hours later. So a
user alone is no press: the context has to be the first one, and as young as a yes.
"""

from datetime import UTC, datetime, timedelta

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_to_bytes_or_none

from ..engine.model.guards import CONFIRMATION_HOLDS
from ..settings.values import Settings
from .privacy import is_the_person

_CLOCKS_DIFFER = timedelta(seconds=5)
"""A clock may have been put right by so much between the press and now."""
_TIME_IN_ULID = 6


@callback
def pressed_by(context: Context) -> str | None:
    """Return the user who presses something at this moment, None for anything that acts by itself."""
    began_at = _began_at(context)
    if context.parent_id is not None or began_at is None:
        return None
    is_fresh = -_CLOCKS_DIFFER <= dt_util.utcnow() - began_at < CONFIRMATION_HOLDS
    return context.user_id if is_fresh else None


def is_yes_of_the_person(hass: HomeAssistant, settings: Settings, context: Context) -> bool:
    """Tell whether it is the person of the plan who presses, at this moment."""
    return is_the_person(hass, settings, pressed_by(context))


def _began_at(context: Context) -> datetime | None:
    """Return when a context began: its id begins with that, in milliseconds. None: it does not say."""
    read = ulid_to_bytes_or_none(context.id)
    if read is None:
        return None
    milliseconds = int.from_bytes(read[:_TIME_IN_ULID])
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
