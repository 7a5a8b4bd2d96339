"""One small class for each kind of channel through which a person can be told."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, override

from homeassistant.components import persistent_notification
from homeassistant.components.notify import NotifyEntityFeature
from homeassistant.const import ATTR_SUPPORTED_FEATURES, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.util import language as language_util

from ..engine.model.vocabulary import Answer, Urgency
from .addresses import Address
from .keys import Phrase
from .texts import Button, Spoken, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message in words, ready to be delivered. `sender` is the title of the plan."""

    address: Address
    sender: str
    spoken: Spoken
    texts: Texts
    urgency: Urgency = Urgency.NORMAL


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

    What the push service answers stays with Home Assistant, which logs it; a phone fails
    here when the action does, or takes too long.
    """

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        return hass.services.has_service(*self._action)

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        spoken = letter.spoken
        await self._notify(hass, spoken.text, title=spoken.title, data=_push_data(letter))

    @override
    async def clear(self, hass: HomeAssistant, address: Address) -> None:
        await self._notify(hass, "clear_notification", data={"tag": address.tag})

    @property
    def _action(self) -> tuple[str, str]:
        domain, _, service = self.target.partition(".")
        return domain, service

    async def _notify(self, hass: HomeAssistant, message: str, **more: Any) -> None:
        await hass.services.async_call(*self._action, {"message": message, **more}, blocking=True)


def _push_data(letter: Letter) -> dict[str, Any]:
    data: dict[str, Any] = {
        "tag": letter.address.tag,
        # All messages of a plan lie together, and Android lets the person choose their sound.
        "group": f"back_recovery_{letter.address.entry_id}",
        "channel": letter.sender,
        # Otherwise Android keeps a message until somebody picks the phone up.
        "priority": "high",
        "actions": [_push_action(letter, button) for button in letter.spoken.buttons],
    }
    if letter.spoken.buttons:
        # A tap beside the buttons must not throw them away; swiping still may (no `persistent`).
        data["sticky"] = "true"
    return data | _PUSH[letter.urgency]


_PUSH: Final[Mapping[Urgency, dict[str, Any]]] = {
    Urgency.NORMAL: {},
    # Useless when it arrives later, but the person's own settings decide about the noise.
    Urgency.SAFETY: {"ttl": 0, "push": {"interruption-level": "time-sensitive"}},
    # Heard through do-not-disturb and on a muted phone.
    Urgency.ALARM: {
        "ttl": 0,
        "channel": "alarm_stream",
        "push": {
            "sound": {"name": "default", "critical": 1, "volume": 1.0},
            "interruption-level": "critical",
        },
    },
}


def _push_action(letter: Letter, button: Button) -> dict[str, str]:
    action = {"action": letter.address.action(button.answer), "title": button.title}
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
    """A notify entity: text only, and nothing can be taken back."""

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        return hass.states.get(self.target) is not None

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
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
    """The notifications of Home Assistant itself, which are always there."""

    target: str = "persistent_notification"

    @override
    def is_there(self, hass: HomeAssistant) -> bool:
        return True

    @override
    async def deliver(self, hass: HomeAssistant, letter: Letter) -> None:
        spoken = letter.spoken
        persistent_notification.async_create(hass, spoken.text, spoken.title, letter.address.tag)

    @override
    async def clear(self, hass: HomeAssistant, address: Address) -> None:
        persistent_notification.async_dismiss(hass, address.tag)


def _available(hass: HomeAssistant, entity_id: str) -> State:
    """Return the state of an entity; one that is unavailable would swallow the call."""
    state = hass.states.get(entity_id)
    if state is None or state.state == STATE_UNAVAILABLE:
        raise HomeAssistantError(f"{entity_id} is unavailable")
    return state
