"""Whose answers: who may see what a person said about the back."""

from homeassistant.core import Context, HomeAssistant

from .house import ATTR_USER_ID
from .settings import Settings


async def async_may_see_answers(hass: HomeAssistant, settings: Settings, context: Context) -> bool:
    """Tell whether whoever asks may see the answers: the person and administrators always.

    An automation asks for nobody, so private answers are not for it.
    """
    if not settings.private_answers:
        return True
    if context.user_id is None:
        return False
    person = hass.states.get(settings.person) if settings.person else None
    if person and person.attributes.get(ATTR_USER_ID) == context.user_id:
        return True
    user = await hass.auth.async_get_user(context.user_id)
    return user is not None and user.is_admin
