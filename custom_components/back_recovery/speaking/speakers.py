"""Whose plan is meant: by a name, by who speaks, by where it is said; else nobody guesses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.components.switch import DOMAIN as SWITCH_DOMAIN
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..settings.values import Settings
from ..surroundings.people import account_of, first_name, person_state
from ..surroundings.presses import pressed_by
from ..surroundings.privacy import is_the_person

CONVERSATION = "conversation"
_USUAL_NAME = "back recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says something, as far as that is known, and where."""

    context: Context
    language: str
    satellite_id: str | None = None
    conversation_id: str | None = None
    assistant: str = CONVERSATION


class UnclearPlan(Exception):
    """It is not clear whose plan is meant. `key` names the answer; `names` are those there are."""

    def __init__(self, key: str, names: Iterable[str] = (), said: str = "") -> None:
        """Keep who could be meant, and the name that was said."""
        super().__init__(key)
        self.key = key
        self.names = tuple(names)
        self.said = said


@callback
def plans_within_reach(
    hass: HomeAssistant, assistant: str = CONVERSATION
) -> list[RecoveryCoordinator]:
    """Return the plans that an assistant may speak about: those whose switch is exposed to it."""
    found = []
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        switch = _switch_of(hass, entry.entry_id)
        if switch and async_should_expose(hass, assistant, switch):
            found.append(entry.runtime_data.recovery)
    return found


def _switch_of(hass: HomeAssistant, entry_id: str) -> str | None:
    return er.async_get(hass).async_get_entity_id(SWITCH_DOMAIN, DOMAIN, f"{entry_id}_recovery")


@callback
def name_of(plan: RecoveryCoordinator) -> str:
    """Return what a plan is called in an answer: the person's name, else the plan's own."""
    person = plan.settings.person
    if person and person_state(plan.hass, person):
        return first_name(plan.hass, person)
    return plan.settings.title


@callback
def names_of(plan: RecoveryCoordinator) -> list[str]:
    """Return everything a plan answers to: its title, its person, and aliases of its switch."""
    hass, settings = plan.hass, plan.settings
    title = settings.title.casefold()
    found = [title, title.replace(_USUAL_NAME, " ").strip()]
    if state := person_state(hass, settings.person):
        found += [state.name, state.name.split()[0]]
    switch = _switch_of(hass, plan.config_entry.entry_id)
    registered = er.async_get(hass).async_get(switch) if switch else None
    found += [one for one in (registered.aliases if registered else ()) if isinstance(one, str)]
    return list(dict.fromkeys(one.casefold() for one in found if one))


@callback
def plan_meant(
    hass: HomeAssistant,
    speaker: Voice,
    *,
    name: str | None = None,
    called: str | None = None,
    those: Sequence[RecoveryCoordinator] = (),
) -> RecoveryCoordinator:
    """Return the plan that is meant.

    `name` is the person that was named, `called` what the plan itself was called, `those` the
    plans the sentence makes sense for, where not for all. Raises UnclearPlan.
    """
    plans = plans_within_reach(hass, speaker.assistant)
    if not plans:
        raise UnclearPlan("no_plan_at_all")
    if name:
        return _of_name(plans, name)
    own = [plan for plan in plans if is_own_voice(hass, plan.settings, speaker)]
    if len(own) == 1:
        return own[0]
    titled = [one for one in plans if called and one.settings.title.casefold() == called]
    if len(titled) == 1:
        return titled[0]
    left = [plan for plan in own or plans if _may_be_meant(hass, plan, speaker)]
    if len(left) > 1:
        left = [plan for plan in left if plan in those] or left
    if not left:
        raise UnclearPlan("not_yours", map(name_of, plans))
    if len(left) > 1:
        raise UnclearPlan("which", map(name_of, left))
    return left[0]


def _of_name(plans: Sequence[RecoveryCoordinator], name: str) -> RecoveryCoordinator:
    said = name.casefold().strip()
    found = [plan for plan in plans if any(_is_called(said, one) for one in names_of(plan))]
    if not found:
        raise UnclearPlan("no_plan", map(name_of, plans), said=name)
    if len(found) > 1:
        raise UnclearPlan("which", (plan.settings.title for plan in found))
    return found[0]


def _is_called(said: str, name: str) -> bool:
    """Tell whether that is said which is called so; "Bob's" and "Bobs" are Bob's."""
    return said in {name, f"{name}'s", f"{name}’s", f"{name}s", f"{name}'", f"{name}’"}


def _may_be_meant(hass: HomeAssistant, plan: RecoveryCoordinator, speaker: Voice) -> bool:
    """Tell whether whoever speaks may mean this plan without a name: nobody's but their own."""
    user, account = speaker.context.user_id, account_of(hass, plan.settings.person)
    return user is None or account is None or user == account


@callback
def is_own_voice(hass: HomeAssistant, settings: Settings, speaker: Voice) -> bool:
    """Tell whether it is the person of the plan who speaks, as far as a house can know."""
    account = account_of(hass, settings.person)
    if account is not None and speaker.context.user_id == account:
        return True
    return speaker.satellite_id in settings.channels.own_satellites


@callback
def is_yes_by_voice(hass: HomeAssistant, settings: Settings, speaker: Voice) -> bool:
    """Tell whether a yes is the person's own, of this moment: heat and water take no other."""
    if is_the_person(hass, settings, pressed_by(speaker.context)):
        return True
    is_automation = speaker.context.parent_id is not None
    return not is_automation and speaker.satellite_id in settings.channels.own_satellites


@callback
def speaks_as(hass: HomeAssistant, settings: Settings, speaker: Voice) -> str | None:
    """Return the user in whose name something is asked: at the person's own satellite, theirs."""
    if speaker.context.user_id is None and is_own_voice(hass, settings, speaker):
        return account_of(hass, settings.person)
    return speaker.context.user_id
