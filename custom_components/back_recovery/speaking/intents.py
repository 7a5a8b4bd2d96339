"""The intents by name: what Assist, a sentence of the user's own, or the intent API may ask for."""

from typing import override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent
from homeassistant.helpers.chat_session import current_session
from homeassistant.helpers.typing import VolDictType
import probatio

from .hearing import Hearing
from .languages import NAME
from .saying import NotDone, async_fulfil
from .speakers import CONVERSATION, Voice
from .wishes import WISHES, Wish


class SpokenIntent(intent.IntentHandler):
    """One intent; what it does stands in its row."""

    platforms = None

    def __init__(self, wish: Wish) -> None:
        """Take the name from the row."""
        self.intent_type = wish.intent
        self.description = wish.description
        self._wish = wish

    @property
    @override
    def slot_schema(self) -> VolDictType:
        return {probatio.Optional(NAME): str, **self._wish.slots}

    @override
    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        slots = self.async_validate_slots(intent_obj.slots)
        session = current_session.get()
        speaker = Voice(
            context=intent_obj.context,
            language=intent_obj.language,
            satellite_id=intent_obj.satellite_id,
            conversation_id=session.conversation_id if session else None,
            assistant=intent_obj.assistant or CONVERSATION,
        )
        said = {name: slot["value"] for name, slot in slots.items()}
        response = intent_obj.create_response()
        try:
            response.async_set_speech(
                await async_fulfil(intent_obj.hass, self.intent_type, said, speaker)
            )
        except NotDone as err:
            code = intent.IntentResponseErrorCode.FAILED_TO_HANDLE
            response.async_set_error(code, str(err.args[0]))
        return response


async def async_setup_speaking(hass: HomeAssistant) -> None:
    """Register the intents, and listen for what means them."""
    for wish in WISHES:
        intent.async_register(hass, SpokenIntent(wish))
    await Hearing(hass).async_start()
