"""Pushes the page to whoever looks: once for each change, and never on a timer.

Imported, with all that makes up a page, when the first one is opened.
What a plan shows is computed once for each of its updates, language and kind of onlooker, and
only what differs from what somebody has already is sent to them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from homeassistant.auth.models import User
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..engine.reading.view import View
from ..telling.texts import Texts
from .facts import Facts, PageJson
from .gathering import facts_of, workout_questions
from .rights import Onlooker, Visible, onlooker
from .running import alarms
from .serving import SERVED
from .whole import glimpse, line, plan_page, public_line

FRESH_FOR: Final = timedelta(minutes=1)
"""For so long what was computed for one who looks is shown to the next (judgement)."""


type _Kind = tuple[str, bool | None, Visible, bool]
"""Who is shown the same: language, clock, what they see, and whether they administrate."""


@dataclass(slots=True, kw_only=True)
class _Watcher:
    """Somebody who looks. `entry_id` None: their own plan, else the first they may see."""

    user: User
    texts: Texts
    entry_id: str | None
    send: Callable[[PageJson], None]
    last: PageJson | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is shown of a plan in one language, to one kind of onlooker."""

    page: PageJson
    line: str
    alarms: list[PageJson]


@dataclass(slots=True)
class Subscribers:
    """Everybody who looks at the page of this house."""

    hass: HomeAssistant
    bundle: str
    version: str
    _watchers: list[_Watcher] = field(default_factory=list)
    _following: dict[str, CALLBACK_TYPE] = field(default_factory=dict)
    _shown: dict[str, dict[_Kind, _Shown]] = field(default_factory=dict)
    _views: dict[str, View] = field(default_factory=dict)
    _stop: CALLBACK_TYPE | None = None

    @callback
    def async_watch(
        self, user: User, texts: Texts, entry_id: str | None, send: Callable[[PageJson], None]
    ) -> CALLBACK_TYPE:
        """Send the page now, and again for each change; return what ends that."""
        watcher = _Watcher(user=user, texts=texts, entry_id=entry_id, send=send)
        self._watchers.append(watcher)
        self._look_again()
        self._follow()
        self._push(watcher)

        @callback
        def leave() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)
            self._follow()

        return leave

    @callback
    def _look_again(self) -> None:
        """Let whoever comes see what is true now: the last update may be hours ago."""
        now = dt_util.utcnow()
        for entry_id, seen in [*self._views.items()]:
            if now - seen.at > FRESH_FOR:
                self._forget(entry_id)

    # What may change it

    @callback
    def _follow(self) -> None:
        """Listen to every plan that runs while somebody looks, and to none otherwise."""
        running = self._running() if self._watchers else {}
        for entry_id in [*self._following]:
            if entry_id not in running:
                self._following.pop(entry_id)()
                self._forget(entry_id)
        for entry_id, entry in running.items():
            if entry_id not in self._following:
                self._following[entry_id] = self._listen(entry)
        if self._watchers and self._stop is None:
            self._stop = async_dispatcher_connect(
                self.hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed
            )
        elif not self._watchers and self._stop:
            self._stop()
            self._stop = None
            # Of what changes from now on nothing is heard.
            self._shown.clear()
            self._views.clear()

    def _running(self) -> dict[str, ConfigEntry]:
        return {one.entry_id: one for one in _entries(self.hass) if _is_loaded(one)}

    def _listen(self, entry: ConfigEntry) -> CALLBACK_TYPE:
        runtime, entry_id = entry.runtime_data, entry.entry_id

        @callback
        def changed() -> None:
            self._forget(entry_id)
            self._push_all()

        @callback
        def stepped() -> None:
            self._forget(entry_id)
            self._views[entry_id] = runtime.recovery.data
            self._push_all()

        stop_following = runtime.recovery.async_add_listener(stepped)
        stop_listening = runtime.workouts.async_add_question_listener(changed)

        @callback
        def stop() -> None:
            stop_following()
            stop_listening()

        return stop

    @callback
    def _entry_changed(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            self._forget(entry.entry_id)
            self._follow()
            self._push_all()

    def _forget(self, entry_id: str) -> None:
        self._shown.pop(entry_id, None)
        self._views.pop(entry_id, None)

    # What is sent

    @callback
    def _push_all(self) -> None:
        for watcher in [*self._watchers]:
            self._push(watcher)

    @callback
    def _push(self, watcher: _Watcher) -> None:
        page = self.page(watcher.user, watcher.texts, watcher.entry_id)
        if page != watcher.last:
            watcher.last = page
            watcher.send(page)

    @callback
    def page(self, user: User, texts: Texts, entry_id: str | None) -> PageJson:
        """Return everything that one subscription shows."""
        looks = [(one, onlooker(self.hass, one, user)) for one in _entries(self.hass)]
        looks.sort(key=lambda look: (not look[1].is_mine, look[1].sight is Visible.GLIMPSE))
        shown = {one.entry_id: self._of(one, look, texts) for one, look in looks}
        wanted = entry_id or next(iter(shown), None)
        return {
            "bundle": self.bundle,
            "version": self.version,
            "plans": [
                {
                    "entry_id": one.entry_id,
                    "name": shown[one.entry_id].page["name"],
                    "mine": look.is_mine,
                    "line": shown[one.entry_id].line,
                }
                for one, look in looks
            ],
            "alarms": [alarm for one in shown.values() for alarm in one.alarms],
            "plan": shown[wanted].page if wanted in shown else None,
        }

    def _of(self, entry: ConfigEntry, look: Onlooker, texts: Texts) -> _Shown:
        """Return what is shown of a plan; computed once for each update."""
        mine = self._shown.setdefault(entry.entry_id, {})
        key = (texts.language, texts.twelve_hours, look.sight, look.user.is_admin)
        if key not in mine:
            facts = facts_of(
                self.hass, entry, texts, self._view(entry), is_admin=look.user.is_admin
            )
            mine[key] = _show(facts, entry, look.sight)
        return mine[key]

    def _view(self, entry: ConfigEntry) -> View | None:
        """Return where a plan stands: as of now for the first who looks, then as it was pushed."""
        if not _is_loaded(entry):
            return None
        if entry.entry_id not in self._views:
            self._views[entry.entry_id] = entry.runtime_data.recovery.view()
        return self._views[entry.entry_id]


def _show(facts: Facts, entry: ConfigEntry, sight: Visible) -> _Shown:
    if sight is Visible.GLIMPSE:
        return _Shown(page=glimpse(facts), line=public_line(facts), alarms=alarms(facts))
    questions = workout_questions(entry) if facts.not_running is None else []
    return _Shown(page=plan_page(facts, questions), line=line(facts), alarms=alarms(facts))


def _entries(hass: HomeAssistant) -> list[ConfigEntry]:
    """Return the plans of the house; one that was disabled is none."""
    return hass.config_entries.async_entries(DOMAIN, include_disabled=False)


def _is_loaded(entry: ConfigEntry) -> bool:
    return entry.state is ConfigEntryState.LOADED


_SUBSCRIBERS: HassKey[Subscribers] = HassKey(f"{DOMAIN}_subscribers")


@callback
def subscribers_of(hass: HomeAssistant) -> Subscribers:
    """Return those of the house: one for all, however many plans there are."""
    if _SUBSCRIBERS not in hass.data:
        served = hass.data[SERVED]
        hass.data[_SUBSCRIBERS] = Subscribers(
            hass, bundle=served.hash or "", version=served.version
        )
    return hass.data[_SUBSCRIBERS]
