"""What Assist listens to on our behalf, in every pipeline, and no longer than it can be meant."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
import logging
from math import inf
from typing import Final, NamedTuple

from hassil.recognize import RecognizeResult
from homeassistant.components.conversation import ConversationInput, get_agent_manager
from homeassistant.components.homeassistant.exposed_entities import async_listen_entity_updates
from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import intent
from homeassistant.helpers.chat_session import current_session
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..const import DOMAIN, SIGNAL_PLANS_CHANGED
from ..coordinator import RecoveryCoordinator
from ..engine.model.plan import Plan
from ..engine.model.vocabulary import Kind
from ..engine.requests.checkins import is_check_in
from ..surroundings.people import is_own
from .asking import AskingAloud
from .followups import followups_of
from .languages import AGREE, DECLINE, NAME, WHOSE, Heard, Situation, SpokenLanguage
from .pipelines import async_follow_pipelines, languages_of_pipelines
from .saying import async_go_on, async_language, code_of
from .speakers import CONVERSATION, Voice, name_of, plans_within_reach

_LOGGER = logging.getLogger(__name__)

_YES: Final = "yes"
_LAST_WORD: Final = "recovery"


LOOKS_AGAIN_AFTER: Final = 60
"""Seconds. Nobody tells us when something of the house gets another name: at most so often a step
of a plan that changes nothing here is the moment to look (judgement)."""


class Known(NamedTuple):
    """What a plan adds to what can be said."""

    situations: frozenset[Situation]
    plan: Plan
    name: str


class Hearing:
    """Keeps one sentence trigger registered that says all that can be meant just now.

    Home Assistant runs the callback of every trigger that matches, and a callback cannot decline:
    so there is one of ours, it matches nothing but whole sentences, and what is short is in it
    only while something is asked.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Listen to nothing yet."""
        self._hass = hass
        self._languages: tuple[SpokenLanguage, ...] = ()
        self._registered: tuple[str, ...] = ()
        self._unregister: CALLBACK_TYPE | None = None
        self._state: object = None
        self._known: dict[RecoveryCoordinator, Known] = {}
        self._count: Counter[Situation] = Counter()
        self._looked_at = -inf
        self._asking: dict[RecoveryCoordinator, AskingAloud] = {}
        self._unfollow: list[Callable[[], None]] = []

    async def async_start(self) -> None:
        """Listen from now on, to whatever plans and languages there are."""
        hass = self._hass
        followups_of(hass).listener = self._refresh
        async_dispatcher_connect(hass, SIGNAL_PLANS_CHANGED, self._plans_changed)
        async_listen_entity_updates(hass, CONVERSATION, self._refresh)
        async_follow_pipelines(hass, self._languages_changed)
        hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._core_config_changed)
        await self._async_learn()
        self._plans_changed()

    # What is listened to

    async def _core_config_changed(self, _event: Event) -> None:
        await self._async_learn()

    @callback
    def _languages_changed(self) -> None:
        self._hass.async_create_task(self._async_learn(), f"{DOMAIN} languages")

    async def _async_learn(self) -> None:
        """Take up the languages in use: the house's, those of pipelines, and those of plans."""
        plans = plans_within_reach(self._hass)
        wanted = [
            self._hass.config.language,
            *languages_of_pipelines(self._hass),
            *(plan.settings.channels.language for plan in plans),
        ]
        codes = dict.fromkeys(code for one in wanted if one and (code := code_of(one)))
        self._languages = tuple([await async_language(self._hass, code) for code in codes])
        self._refresh()

    @callback
    def _plans_changed(self) -> None:
        while self._unfollow:
            self._unfollow.pop()()
        entries = self._hass.config_entries.async_loaded_entries(DOMAIN)
        plans = [entry.runtime_data.recovery for entry in entries]
        # Whoever comes or goes, the others go on counting how often they asked today.
        self._asking = {plan: self._asking.get(plan) or AskingAloud(plan) for plan in plans}
        for plan, asking in self._asking.items():
            follow = partial(self._plan_changed, plan)
            self._unfollow.append(plan.async_add_listener(follow))
            self._unfollow.append(asking.async_listen())
        self._languages_changed()

    @property
    def _situations(self) -> frozenset[Situation]:
        if not self._known:
            return frozenset()
        found = {Situation.ALWAYS, *followups_of(self._hass).situations, *self._count}
        if not self._is_near_another():
            found.add(Situation.NEAR)
        return frozenset(found)

    def _is_near_another(self) -> bool:
        """Tell whether something of the house that is not ours ends like our name."""
        return any(
            state.name.casefold().endswith(_LAST_WORD) and not is_own(self._hass, state.entity_id)
            for state in self._hass.states.async_all()
        )

    def _named(self, language: SpokenLanguage) -> dict[str, str]:
        """Return the activities that can be asked for, by what they are called."""
        found: dict[str, str] = {}
        for plan in dict.fromkeys(one.plan.activities for one in self._known.values()):
            for activity in plan:
                if activity.kind is Kind.CUSTOM and activity.name:
                    found.setdefault(activity.name.casefold(), activity.id)
                for said in language.names_of(activity.kind):
                    found.setdefault(said, activity.kind.value)
        return found

    def _people(self) -> Iterable[str]:
        return [*followups_of(self._hass).people, *(one.name for one in self._known.values())]

    @callback
    def _plan_changed(self, plan: RecoveryCoordinator) -> None:
        """Look again after a step of a plan, if it may mean other sentences for the house.

        Of many plans to which something is due at once, the first looks for all.
        """
        before, now = self._known.get(plan), _known_of(plan)
        if before and before[1:] == now[1:]:
            heard = set(self._count)
            self._count = self._count - Counter(before.situations) + Counter(now.situations)
            self._known[plan] = now
            is_same = set(self._count) == heard
        else:
            # Of one that nobody may speak about nothing is heard.
            is_same = before is None
        if not is_same or self._hass.loop.time() - self._looked_at >= LOOKS_AGAIN_AFTER:
            self._refresh()

    @callback
    def _refresh(self) -> None:
        self._looked_at = self._hass.loop.time()
        self._known = {plan: _known_of(plan) for plan in plans_within_reach(self._hass)}
        self._count = Counter(one for known in self._known.values() for one in known.situations)
        situations, people = self._situations, tuple(dict.fromkeys(self._people()))
        named = [self._named(language) for language in self._languages]
        state = (self._languages, situations, people, named)
        if state == self._state:
            return
        self._state = state
        wanted = tuple(
            dict.fromkeys(
                sentence
                for language, names in zip(self._languages, named, strict=True)
                for sentence in language.sentences(situations, names, people)
            )
        )
        if wanted == self._registered:
            return
        if self._unregister:
            self._unregister()
            self._unregister = None
        if wanted:
            manager = get_agent_manager(self._hass)
            self._unregister = manager.register_trigger(list(wanted), self._async_heard)
        self._registered = wanted
        _LOGGER.debug("%s sentences are listened to", len(wanted))

    # What is heard

    async def _async_heard(self, said: ConversationInput, _result: RecognizeResult) -> str | None:
        heard = await self._async_understand(said)
        if heard is None:
            # Home Assistant's matching and ours are the same code: a sentence that only it
            # understood was taken away in between.
            return ""
        session = current_session.get()
        speaker = Voice(
            context=said.context,
            language=said.language,
            satellite_id=said.satellite_id,
            conversation_id=session.conversation_id if session else said.conversation_id,
        )
        if heard.intent in {AGREE, DECLINE}:
            answer = _YES if heard.intent == AGREE else None
            return await async_go_on(self._hass, Situation.CONFIRMING, answer, speaker)
        if heard.intent == WHOSE:
            return await async_go_on(self._hass, Situation.CHOOSING, heard.slots[NAME], speaker)
        if Situation.RATING in heard.situations and followups_of(self._hass).is_asked(
            speaker.conversation_id, Situation.RATING
        ):
            return await async_go_on(
                self._hass, Situation.RATING, str(heard.slots["pain"]), speaker
            )
        response = await intent.async_handle(
            self._hass,
            DOMAIN,
            heard.intent,
            {name: {"value": value} for name, value in heard.slots.items()},
            said.text,
            said.context,
            said.language,
            assistant=CONVERSATION,
            device_id=said.device_id,
            satellite_id=said.satellite_id,
            conversation_agent_id=said.agent_id,
        )
        return str(response.speech["plain"]["speech"])

    async def _async_understand(self, said: ConversationInput) -> Heard | None:
        """Return what was said, in the language of the request, or in another one in use."""
        first = code_of(said.language)
        languages = sorted(self._languages, key=lambda one: one.code != first)
        situations = self._situations
        named = {one.code: self._named(one) for one in languages}

        def understand() -> Heard | None:
            found = (one.understand(said.text, situations, named[one.code]) for one in languages)
            return next((one for one in found if one), None)

        return await self._hass.async_add_executor_job(understand)


def _known_of(plan: RecoveryCoordinator) -> Known:
    found: set[Situation] = set()
    if episode := plan.episode:
        found.add(Situation.RUNNING)
        found |= {Situation.DOING} if episode.session else set()
        found |= {Situation.ASKED} if episode.open_prompts else set()
        if any(is_check_in(plan.settings.plan, one) for one in episode.open_prompts):
            found.add(Situation.RATING)
    return Known(frozenset(found), plan.settings.plan, name_of(plan))
