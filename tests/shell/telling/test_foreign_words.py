"""What others wrote is text wherever it is shown."""

from homeassistant.core import HomeAssistant
import pytest

from custom_components.back_recovery.telling.channels import as_text

from ..acting import MONDAY, a_running_plan, settle, until
from ..appliances import messages
from ..builders import an_activity


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("![x](http://evil/a.png)", "!\\[x\\](http\\://evil/a.png)"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("see www.evil.com", "see www\\.evil.com"),
        ("&lt;img&gt;", "\\&lt;img\\&gt;"),
        ("mail a@b.c", "mail a\\@b.c"),
        ("# A title", "\\# A title"),
        ("`code` *bold* _soft_", "\\`code\\` \\*bold\\* \\_soft\\_"),
        ("Get up slowly: 5 times, 38 °C.\n- one", "Get up slowly: 5 times, 38 °C.\n- one"),
    ],
)
def test_words_are_shown_as_they_were_written(words: str, shown: str) -> None:
    assert as_text(words) == shown


@pytest.mark.freeze_time(MONDAY)
async def test_the_words_of_an_activity_load_no_picture(hass: HomeAssistant, freezer) -> None:  # type: ignore[no-untyped-def]
    own = an_activity(
        "custom",
        "![x](http://evil/a.png)",
        activity_id="own",
        schedule="times",
        times=["18:10:00"],
    )
    await a_running_plan(hass, own)
    await until(hass, freezer, "Mon 18:10")
    await settle(hass)

    assert [one for one in messages(hass) if "evil" in one]
    assert not [one for one in messages(hass) if "![x](" in one or "http://" in one]
