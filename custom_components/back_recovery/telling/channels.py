"""One small class for each kind of channel through which a person can be told."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
import re
from typing import Any, ClassVar, Final, override

from homeassistant.components import persistent_notification
from homeassistant.components.notify import NotifyEntityFeature
from homeassistant.const import ATTR_SUPPORTED_FEATURES, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.util import language as language_util

from ..engine.model.effects import Message
from ..engine.model.vocabulary import Answer, Countdown, Kind, Urgency
from ..surroundings.phones import is_iphone, reaches
from .addresses import Address
from .images import image_path
from .keys import Phrase
from .push import SOUNDS, countdown_of, lane_name, look_of
from .texts import Button, Spoken, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message in words, ready to be delivered. `sender` is the title of the plan.

    `kind` is that of its activity, `lasts` how long it is to lie there, None: until something
    takes its place; `leads_to` is what a tap opens. `is_private`: a locked phone does not show it.
    `for_all` is what those read instead who may not read the answers. `is_plain`: without what a
    push service may have refused it for.
    """

    address: Address
    message: Message
    sender: str
    spoken: Spoken
    texts: Texts
    kind: Kind | None = None
    lasts: timedelta | None = None
    leads_to: str | None = None
    is_private: bool = False
    for_all: Spoken | None = None
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Channel(ABC):
    """A way to tell a person. `target` is the action or entity that does it."""

    target: str

    patience: ClassVar[float] = 10
    """Seconds until a call counts as failed."""

    may_repeat_late: ClassVar[bool] = True
    """Whether a call that took too long can be made again: it may have worked."""

    @abstractmethod
    def is_there(self, hass: HomeAssistant) -> bool:
        """Tell whether the target exists; a call to a missing entity would "succeed"."""

    @abstractmethod
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        """Deliver a letter, in place of an earlier one of the same address."""


@dataclass(frozen=True, slots=True)
class ClearableChannel(Channel):
    """A channel from which a message can be taken back."""

    @abstractmethod
    async def clear(self, hass: HomeAssistant, address: Address) -> None:
        """Take the letter of that address away."""


@dataclass(frozen=True, slots=True)
class Phone(ClearableChannel):
    """A phone with the companion app, through its notify action: only that has buttons.

    What the push service does not take is heard elsewhere (`hearing`); a phone fails here when
    the action does, or takes too long. `registration` is the phone that was chosen: where the
    action reaches another one, it is as good as gone.
    """

    registration: str | None = None

    # Home Assistant gives the push service ten seconds and then says so, which is heard.
    patience: ClassVar[float] = 12

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        return reaches(hass, self.target, self.registration)

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        spoken, on_iphone = letter.spoken, is_iphone(hass, self.target)
        if letter.message.live is Countdown.ENDS and on_iphone:
            # A live activity is not replaced by a message of its tag, only ended.
            await self.clear(hass, letter.address)
        text, data = cut(no_order(spoken.text)), push_data(letter)
        path = image_path(hass, letter.message, letter.kind, text, on_iphone=on_iphone)
        if path and not letter.is_private and not letter.is_plain:
            data["image"] = path
        await self._notify(hass, text, title=spoken.title, data=data)

    @override
    async def clear(self, hass: HomeAssistant, address: Address) -> None:
        await self._notify(hass, "clear_notification", data={"tag": address.tag})

    @property
    def _action(self) -> tuple[str, str]:
        domain, _, service = self.target.partition(".")
        return domain, service

    async def _notify(self, hass: HomeAssistant, message: str, **more: Any) -> None:
        """Push to the phone. What a person wrote is in `more` or went through `no_order` and `cut`."""
        await hass.services.async_call(*self._action, {"message": message, **more}, blocking=True)


_ORDER: Final = re.compile(r"\s*(?:\w*_\w*|tts)\s*", re.IGNORECASE)
"""All the apps' orders are single words of this form: `clear_notification`, `command_…`, `TTS`."""


_LONGEST_TEXT: Final = 2500
"""In bytes; with its title and buttons a message has to fit the 4 KB of a push."""


def cut(text: str) -> str:
    """Return a text that fits a push: what a person wrote may be a novel."""
    written = text.encode()
    if len(written) <= _LONGEST_TEXT:
        return text
    return f"{written[:_LONGEST_TEXT].decode(errors='ignore').rstrip()}…"


def no_order(text: str) -> str:
    """Return a text that the app shows: what a person named like an order is put in quotes."""
    return f"“{text.strip()}”" if _ORDER.fullmatch(text) else text


def push_data(letter: Letter) -> dict[str, Any]:
    """Return what a phone is sent of a letter beside title and text."""
    message = letter.message
    data: dict[str, Any] = {
        "tag": letter.address.tag,
        # All messages of a plan lie together.
        "group": letter.address.group,
        # Android lets the person choose the sound of each.
        "channel": letter.texts.phrase(
            lane_name(message), title=letter.sender, sender=letter.sender
        ),
        # Otherwise Android keeps a message until somebody picks the phone up.
        "priority": "high",
        **look_of(message, letter.kind),
    }
    if not letter.is_plain:
        actions = [_push_action(letter, button) for button in letter.spoken.buttons]
        data |= {"actions": actions, **countdown_of(message)}
    if letter.spoken.buttons:
        # A tap beside the buttons must not throw them away; swiping still may (no `persistent`).
        data["sticky"] = "true"
    if letter.lasts:
        data["timeout"] = round(letter.lasts.total_seconds())
    if letter.leads_to:
        data |= {"clickAction": letter.leads_to, "url": letter.leads_to}
    if letter.is_private:
        data["visibility"] = "private"
    # What was heard once is not heard again because a button of it has gone.
    return data | SOUNDS[Urgency.QUIET if message.again else message.urgency]


def _push_action(letter: Letter, button: Button) -> dict[str, str]:
    if button.uri:
        # The phone opens it by itself, and Home Assistant hears nothing of the tap.
        return {"action": "URI", "title": button.title, "uri": button.uri}
    action_id = letter.address.action(letter.message.asking or "", button.answer)
    action = {"action": action_id, "title": button.title}
    if placeholder := _TYPED.get(button.answer):
        action |= {
            "behavior": "textInput",
            "textInputButtonTitle": letter.texts.phrase(Phrase.SEND),
            "textInputPlaceholder": letter.texts.phrase(placeholder),
        }
    return action


_TYPED: Final[Mapping[Answer, Phrase]] = {
    Answer.REPLY: Phrase.PAIN_PLACEHOLDER,
    Answer.RATE: Phrase.RATING_PLACEHOLDER,
}
"""Answers that are typed, and what stands in the empty field."""


@dataclass(frozen=True, slots=True)
class NotifyEntity(Channel):
    """A notify entity: text only, and nothing can be taken back, or take its place."""

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        return hass.states.get(self.target) is not None

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        if letter.message.again:
            return
        state = _available(hass, self.target)
        spoken = letter.spoken
        content = {"message": spoken.text, "title": spoken.title}
        if not state.attributes.get(ATTR_SUPPORTED_FEATURES, 0) & NotifyEntityFeature.TITLE:
            content = {"message": f"{spoken.title}\n{spoken.text}"}
        await hass.services.async_call(
            "notify", "send_message", {"entity_id": self.target, **content}, blocking=True
        )


@dataclass(frozen=True, slots=True)
class _Voice(Channel):
    """Something that speaks. The call may last until the last word is said."""

    patience: ClassVar[float] = 60
    may_repeat_late: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Speaker(_Voice):
    """A media player, spoken through by a text-to-speech entity."""

    engine: str | None

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        wanted = (self.target, self.engine)
        return all(entity_id and hass.states.get(entity_id) for entity_id in wanted)

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        _available(hass, self.target)
        call = {
            "entity_id": self.engine,
            "media_player_entity_id": self.target,
            "message": letter.spoken.aloud,
        }
        if language := self._language(hass, letter.texts.language):
            call["language"] = language
        await hass.services.async_call("tts", "speak", call, blocking=True)

    def _language(self, hass: HomeAssistant, wanted: str) -> str | None:
        """Return which of its languages the engine should speak, None for the one it is set to."""
        component = hass.data.get(DATA_INSTANCES, {}).get("tts")
        engine = component.get_entity(self.engine or "") if component else None
        languages = list(getattr(engine, "supported_languages", None) or ())
        usual = getattr(engine, "default_language", None)
        if usual and language_util.matches(wanted, [usual]):
            return None
        return next(iter(language_util.matches(wanted, languages, hass.config.country)), None)


@dataclass(frozen=True, slots=True)
class Satellite(_Voice):
    """A voice satellite; it speaks the language of its pipeline."""

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        return hass.states.get(self.target) is not None

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        _available(hass, self.target)
        await hass.services.async_call(
            "assist_satellite",
            "announce",
            {"entity_id": self.target, "message": letter.spoken.aloud},
            blocking=True,
        )


@dataclass(frozen=True, slots=True)
class PersistentNotification(ClearableChannel):
    """The notifications of Home Assistant itself, which are always there.

    Every user reads them, and they are shown as Markdown: what somebody else wrote into a
    workout is text there, too, and loads nothing.
    """

    target: str = "persistent_notification"

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        return True

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        spoken = letter.for_all or letter.spoken
        persistent_notification.async_create(
            hass, as_text(spoken.text), as_text(spoken.title), letter.address.tag
        )

    @override
    async def clear(self, hass: HomeAssistant, address: Address) -> None:
        persistent_notification.async_dismiss(hass, address.tag)


def _available(hass: HomeAssistant, entity_id: str) -> State:
    """Return the state of an entity; one that is unavailable would swallow the call."""
    state = hass.states.get(entity_id)
    if state is None or state.state == STATE_UNAVAILABLE:
        raise HomeAssistantError(f"{entity_id} is unavailable")
    return state


_MARKS: Final = re.compile(
    r"([\\`*_\[\]<>&|~@])|(?<=https):|(?<=http):|(?<=www)\.|^#", re.MULTILINE
)


def as_text(words: str) -> str:
    """Return words as Markdown that shows just these words: no picture, no link, no HTML."""
    return _MARKS.sub(lambda found: f"\\{found[0]}", words)
