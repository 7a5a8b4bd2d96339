"""Whole ways back to training in a real Home Assistant: a straight one, and one with setbacks."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from .acting import MONDAY, SWITCH, ask, at, press, settle, shown
from .long_stories import (
    Story,
    after_a_setback,
    at_moderate,
    back_at_the_gym,
    ladder_done,
    sore_until_thursday,
)
from .phones import Phone

pytestmark = pytest.mark.freeze_time(MONDAY)


async def restart(story: Story) -> None:
    """Forget everything in memory, and set the plan up again from what is on disk."""
    assert await story.hass.config_entries.async_unload(story.entry.entry_id)
    assert await story.hass.config_entries.async_setup(story.entry.entry_id)
    await settle(story.hass)


# 2. Ordinary soreness, straight run


async def test_the_worst_day_is_called_usual_and_makes_nothing_longer(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await sore_until_thursday(hass, freezer, alice)

    said = [one["message"].startswith("Day two is often the worst") for one in alice.received]
    assert said.count(True) == 1
    assert story.told("One more quiet day") == story.told("Time to ask somebody") == 0
    assert story.happened == ("started", None)
    assert story.stands == "rest none unavailable unavailable on"


async def test_the_second_calm_answer_opens_the_gate_at_its_minute(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await sore_until_thursday(hass, freezer, alice)
    await story.until("Fri 07:59:59")
    assert story.stands == "rest none unavailable unavailable on"

    await story.answers_check_in("Fri 08:00", 2)

    assert story.happened == ("gate_opened", "calm")
    assert story.stands == "ready_check none unavailable unavailable on"


async def test_test_movements_that_are_fine_open_the_gym_without_weights(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await back_at_the_gym(hass, freezer, alice)

    assert story.happened == ("stage_changed", "calm")
    assert story.stands == "return bodyweight 0 50 off"
    await story.until("Fri 08:06")
    assert alice.last["title"] == "Training"
    assert alice.last["message"].startswith("Bodyweight: no weights, and up to 50 %")


async def test_the_stages_of_the_short_ladder_come_at_their_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await back_at_the_gym(hass, freezer, alice)
    stands = []
    for before, opens, training, next_day in (
        ("Fri 17:59:59", "Fri 18:00", "Fri 18:00", "Sat 18:30"),
        ("Sun 17:59:59", "Sun 18:00", "Sun 18:30", "+Mon 19:00"),
        ("+Tue 17:59:59", "+Tue 18:00", "+Tue 19:00", "+Wed 19:30"),
        ("+Thu 17:59:59", "+Thu 18:00", "+Fri 18:30", "+Sat 19:00"),
        ("+Sun 17:59:59", "+Sun 18:30", "+Sun 19:00", "++Mon 19:29"),
    ):
        for moment in (before, opens):
            await story.until(moment)
            stands.append(f"{moment}: {story.stands}")
        await story.trains(training)
        await story.answers_check_in(next_day, 1)

    assert stands == [
        "Fri 17:59:59: return bodyweight 0 50 off",
        "Fri 18:00: return bodyweight 0 50 off",
        "Sun 17:59:59: return bodyweight 0 50 off",
        "Sun 18:00: return light 40 50 off",
        "+Tue 17:59:59: return light 40 50 off",
        "+Tue 18:00: return moderate 60 50 off",
        "+Thu 17:59:59: return moderate 60 50 off",
        "+Thu 18:00: return fairly_heavy 80 80 off",
        "+Sun 17:59:59: return fairly_heavy 80 80 off",
        "+Sun 18:30: return usual 100 100 off",
    ]


async def test_without_an_answer_on_the_next_day_the_stage_stays(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await back_at_the_gym(hass, freezer, alice)
    await story.trains("Fri 18:00")

    await story.until("+Mon 12:00")

    assert story.stands == "return bodyweight 0 50 off"


async def test_the_day_after_the_last_training_is_the_end(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await ladder_done(hass, freezer, alice)

    assert (story.is_running, story.happened) == (False, ("completed", "ladder_done"))
    assert story.stands == "idle none unavailable unavailable off"
    assert alice.titles[-1] == "Routine finished"


async def test_a_restart_on_the_way_back_keeps_the_stage_and_the_next_training(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await back_at_the_gym(hass, freezer, alice)
    await story.trains("Fri 18:00")
    await story.answers_check_in("Sat 18:30", 1)
    await story.until("Sun 18:10")
    before = await ask(hass, "back_recovery.get_agenda", SWITCH)

    await restart(story)

    assert story.stands == "return light 40 50 off"
    assert await ask(hass, "back_recovery.get_agenda", SWITCH) == before


async def test_a_stage_that_opens_while_home_assistant_is_down_is_open_afterwards(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await back_at_the_gym(hass, freezer, alice)
    await story.trains("Fri 18:00")
    await story.answers_check_in("Sat 18:30", 1)
    assert await hass.config_entries.async_unload(story.entry.entry_id)
    await story.until("Sun 19:00")

    assert await hass.config_entries.async_setup(story.entry.entry_id)
    await settle(hass)

    assert story.stands == "return light 40 50 off"
    await story.trains("Sun 19:00")


async def test_a_week_and_a_month_after_the_end_the_phone_is_asked_once_more(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await ladder_done(hass, freezer, alice)
    await story.until("+++Mon 09:59:59")
    assert story.told("One week later") == 0

    await story.until("+++Mon 10:00")
    assert alice.titles[-1] == "One week later"
    await story.until("++++++Wed 10:00")

    assert (story.told("One week later"), story.told("One month later")) == (1, 1)


async def test_who_has_a_sore_back_again_is_not_asked_about_the_last_one(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await ladder_done(hass, freezer, alice)
    await story.until("++Fri 09:00")

    await press(hass, "switch.turn_on", SWITCH)
    await story.until("++++++Wed 10:00")

    assert story.told("One week later") == story.told("One month later") == 0


async def test_a_question_for_later_survives_a_restart(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await ladder_done(hass, freezer, alice)

    await restart(story)
    await story.until("+++Mon 10:00")

    assert story.told("One week later") == 1


# 8. Setbacks on the way back


async def test_a_tweak_climbs_to_moderate_in_trainings_and_days(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await at_moderate(hass, freezer, alice)

    assert story.stands == "return moderate 60 70 off"


async def test_soreness_that_stays_is_two_days_without_the_gym_and_a_step_down(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await at_moderate(hass, freezer, alice)

    await story.logs("+Sun 18:30", before=1, warm_up=6, after=6)

    assert story.happened == ("stage_changed", "setback")
    await story.until("+Sun 18:31")
    assert (alice.titles[-1], alice.buttons) == ("One step back", [])
    await story.says("++Mon 18:30", 1)
    await story.until("++Tue 18:29:59")
    assert (story.stands, "Training" in alice.titles) == ("return light 40 50 on", False)
    await story.until("++Tue 18:30")
    assert (story.stands, alice.titles[-1]) == ("return light 40 50 off", "Training")


async def test_soreness_that_goes_away_repeats_the_stage(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await after_a_setback(hass, freezer, alice)

    await story.logs("++Tue 19:00", before=1, warm_up=2, after=1)
    assert (alice.titles[-1], story.stands) == ("Same stage again", "return light 40 50 off")
    await story.says("++Wed 19:30", 1)
    await story.until("++Thu 19:00")

    assert (story.stands, alice.titles[-1]) == ("return light 40 50 off", "Training")


async def test_soreness_on_the_next_day_is_one_day_without_the_gym(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await after_a_setback(hass, freezer, alice)
    await story.logs("++Tue 19:00", before=1, warm_up=1, after=1)

    await story.says("++Wed 20:00", 3, worst=4)

    assert alice.titles[-1] == "A day off"
    await story.until("++Thu 19:59:59")
    assert story.stands == "return light 40 50 on"
    await story.until("++Thu 20:00")
    assert story.stands == "return light 40 50 off"


async def test_two_clean_trainings_after_setbacks_climb_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await after_a_setback(hass, freezer, alice)
    for training, next_day in (("++Tue 19:00", "++Wed 19:30"), ("++Thu 19:00", "++Fri 19:30")):
        await story.trains(training)
        await story.says(next_day, 1)

    # Two days after the training was offered, not after it was told of.
    await story.until("++Sat 17:59:59")
    assert story.stands == "return light 40 50 off"
    await story.until("++Sat 18:30")

    assert (story.stands, story.happened) == (
        "return moderate 60 70 off",
        ("stage_changed", "calm"),
    )


async def test_two_setbacks_in_a_row_are_three_days_of_rest_and_the_way_begins_anew(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await after_a_setback(hass, freezer, alice)

    await story.logs("++Tue 19:00", before=1, warm_up=6, after=6)

    assert story.happened == ("extended", "three_setbacks")
    assert story.stands == "rest none unavailable unavailable on"
    assert alice.last["title"] == "Time to ask somebody"
    assert "physiotherapist" in alice.last["message"]
    ends = shown(hass, "sensor.back_recovery_rest_window_ends")
    assert ends == at("++Fri 19:00").isoformat()


async def test_after_two_setbacks_only_new_answers_lead_back_to_bodyweight(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await after_a_setback(hass, freezer, alice)
    await story.logs("++Tue 19:00", before=1, warm_up=6, after=6)
    await story.says("++Thu 19:30", 1)
    await story.walks("++Fri 12:00")
    await story.until("++Fri 19:00")
    assert story.stands == "rest none unavailable unavailable on"

    await story.says("++Fri 19:01", 1)
    await story.passes_ready_check("++Fri 19:05")

    assert story.stands == "return bodyweight 0 50 off"


@pytest.mark.parametrize(
    ("feel", "told", "stands"),
    [
        ("Fine, 0–3", [], "return moderate 60 70 off"),
        ("So-so, 4–5", ["Same stage again"], "return moderate 60 70 off"),
        ("Too much, 6+", ["One step back"], "return light 40 50 on"),
    ],
)
async def test_the_three_buttons_of_the_phone_say_how_a_training_was(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    alice: Phone,
    feel: str,
    told: list[str],
    stands: str,
) -> None:
    story = await at_moderate(hass, freezer, alice)
    before = [title for title in alice.titles if title != "Training"]

    await story.trains("+Sun 18:30", feel)

    assert (alice.titles, story.stands) == ([*before, *told], stands)


async def test_setbacks_told_on_the_phone_count_like_those_in_numbers(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, alice: Phone
) -> None:
    story = await at_moderate(hass, freezer, alice)
    await story.trains("+Sun 18:30", "Too much, 6+")
    await story.says("++Mon 18:30", 1)

    await story.trains("++Tue 18:30", "Too much, 6+")

    assert story.happened == ("extended", "three_setbacks")
    assert story.stands == "rest none unavailable unavailable on"
