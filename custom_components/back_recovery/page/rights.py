"""Who sees what of a plan on the page, and who does what there."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..const import CONF_PRIVATE_ANSWERS
from ..settings.identity import person_of
from ..surroundings.people import account_of


class Visible(StrEnum):
    """How much of a plan somebody sees."""

    ALL = "all"
    GLIMPSE = "glimpse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlooker:
    """Somebody who looks at a plan. `is_person`: it is their own, and their yes counts.

    `is_mine`: the plan names them.
    """

    user: User
    is_mine: bool
    is_person: bool
    sight: Visible


@callback
def onlooker(hass: HomeAssistant, entry: ConfigEntry, user: User) -> Onlooker:
    """Return what a user is to a plan, loaded or not.

    The person and administrators see everything. A plan that names nobody is everybody's, unless
    its answers are private. One whose person has no account is nobody's.
    """
    person = person_of(entry)
    is_mine = person is not None and account_of(hass, person) == user.id
    is_for_all = person is None
    is_open = is_for_all and not entry.options.get(CONF_PRIVATE_ANSWERS, False)
    sees_all = is_mine or user.is_admin or is_open
    return Onlooker(
        user=user,
        is_mine=is_mine,
        is_person=is_mine or (is_for_all and sees_all),
        sight=Visible.ALL if sees_all else Visible.GLIMPSE,
    )


FOR_EVERYBODY: Final = frozenset({"stop_activity", "unplugged", "off_again"})
"""What everybody of the house may do: they can reach the switch, too."""
