"""The bath is ready: from filling to soaking."""

from dataclasses import replace
from datetime import timedelta

from .devices import Reading
from .draft import Draft
from .effects import Message
from .episode import Session
from .interlocks import WARMEST_BATH
from .vocabulary import Urgency


def begin_soak(draft: Draft, session: Session, reading: Reading) -> None:
    """Let the time in the water begin now, and say until when and how warm it is."""
    soak = timedelta(minutes=session.soak_minutes or 0)
    ends_at = min(draft.now + soak, session.ends_at)
    draft.put_session(replace(session, soak_minutes=None, soak_began_at=draft.now, ends_at=ends_at))
    degrees = reading.water_temperature
    is_too_warm = degrees is not None and degrees > WARMEST_BATH
    draft.tell(
        Message(
            subject=f"{draft.episode.id}-{session.activity}-ready",
            text="bath_too_warm" if is_too_warm else "bath_ready",
            activity=session.activity,
            until=ends_at,
            temperature=degrees,
            urgency=Urgency.SAFETY if is_too_warm else Urgency.NORMAL,
        )
    )
