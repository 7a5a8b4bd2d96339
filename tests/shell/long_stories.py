"""Somebody whose phone asks and who answers on it, for weeks."""

from dataclasses import dataclass

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .acting import SWITCH, a_plan, act, attribute, shown, until
from .builders import an_activity
from .phones import Phone

EPISODE = "event.back_recovery_episode"
WALK = an_activity("walk", schedule="never")
CHECK_IN = an_activity("check_in", schedule="times", times=["08:00:00", "19:30:00"])


@dataclass
class Story:
    """A plan of seventy-two hours, and what its person does when."""

    hass: HomeAssistant
    freezer: FrozenDateTimeFactory
    phone: Phone
    entry: MockConfigEntry

    async def until(self, when: str) -> None:
        await until(self.hass, self.freezer, when)

    async def answers_check_in(self, when: str, pain: int) -> None:
        """Wait for the question, and answer it on the phone."""
        await self.until(when)
        answer = self.phone.button("Answer", on="Check-in")
        await self.phone.tap(answer, reply_text=str(pain))

    async def says(self, when: str, pain: int, worst: int | None = None) -> None:
        """Check in without having been asked."""
        await self.until(when)
        said = {} if worst is None else {"pain_worst": worst}
        await act(self.hass, "check_in", pain_now=pain, **said)

    async def walks(self, when: str) -> None:
        await self.until(when)
        await act(self.hass, "done", activity="walk")

    async def passes_ready_check(self, when: str) -> None:
        await self.until(when)
        await self.phone.tap(self.phone.button("All fine", on="Test movements"))

    async def trains(self, when: str, feel: str = "Fine, 0–3") -> None:
        """Train as the phone proposes it, and say there how it was."""
        await self.until(when)
        await self.phone.tap(self.phone.button("I trained", on="Training"))
        await self.phone.tap(self.phone.button(feel, on="How was your training?"))

    async def logs(self, when: str, before: int, warm_up: int, after: int) -> None:
        """Note a training in numbers, as an automation does."""
        await self.until(when)
        await act(
            self.hass,
            "log_gym_session",
            pain_before=before,
            pain_warm_up=warm_up,
            pain_after=after,
        )

    @property
    def stands(self) -> str:
        """Phase, stage, load cap, volume cap, and whether the gym is locked out."""
        keys = ("phase", "return_stage", "load_cap", "volume_cap")
        states = [shown(self.hass, f"sensor.back_recovery_{key}") for key in keys]
        return " ".join([*states, shown(self.hass, "binary_sensor.back_recovery_gym_lockout")])

    @property
    def happened(self) -> tuple[str, str]:
        """What the event entity said last of the episode, and why."""
        kind, why = (attribute(self.hass, EPISODE, key) for key in ("event_type", "reason"))
        return kind, why

    @property
    def is_running(self) -> bool:
        return shown(self.hass, SWITCH) == "on"

    def told(self, title: str) -> int:
        """Return how often something of that title was sent to the phone."""
        return sum(one.get("title") == title for one in self.phone.received)


async def a_story(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone, **start: str
) -> Story:
    """Begin on Tuesday at 07:00."""
    options = {"phones": [phone.action], "rest_window": 72}
    entry = await a_plan(hass, WALK, CHECK_IN, person="person.alice", **options)
    await until(hass, freezer, "Tue 07:00")
    await act(hass, "start", **start)
    return Story(hass, freezer, phone, entry)


async def sore_until_thursday(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> Story:
    """Let it be worst on the second day and calm on the third evening."""
    story = await a_story(hass, freezer, phone)
    for when, pain in (
        ("Tue 08:00", 5),
        ("Tue 19:30", 5),
        ("Wed 08:00", 6),
        ("Wed 19:30", 5),
        ("Thu 08:00", 4),
        ("Thu 19:30", 3),
    ):
        await story.answers_check_in(when, pain)
    await story.walks("Thu 20:00")
    return story


async def back_at_the_gym(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> Story:
    """Let the fourth morning be calm, too, and the test movements be fine."""
    story = await sore_until_thursday(hass, freezer, phone)
    await story.answers_check_in("Fri 08:00", 2)
    await story.passes_ready_check("Fri 08:05")
    return story


async def ladder_done(hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone) -> Story:
    """Let five trainings of the short ladder go well, and each day after them."""
    story = await back_at_the_gym(hass, freezer, phone)
    for training, next_day in (
        ("Fri 18:00", "Sat 18:30"),
        ("Sun 18:30", "+Mon 19:00"),
        ("+Tue 19:00", "+Wed 19:30"),
        ("+Fri 18:30", "+Sat 19:00"),
        ("+Sun 19:00", "++Mon 19:30"),
    ):
        await story.trains(training)
        await story.answers_check_in(next_day, 1)
    return story


async def at_moderate(hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone) -> Story:
    """Let a tweak climb the standard ladder to its third stage, by Sunday in two weeks."""
    story = await a_story(hass, freezer, phone, onset="tweak")
    mornings = (("Tue 08:00", 5), ("Wed 08:00", 5), ("Thu 08:00", 4))
    evenings = (("Tue 19:30", 5), ("Wed 19:30", 5), ("Thu 19:30", 3))
    for day in zip(mornings, evenings, strict=True):
        for when, pain in day:
            await story.answers_check_in(when, pain)
    await story.walks("Thu 20:00")
    await story.answers_check_in("Fri 08:00", 2)
    await story.passes_ready_check("Fri 08:05")
    for training, next_day in (
        ("Fri 18:00", "Sat 18:30"),
        ("Sun 18:00", "+Mon 18:30"),
        ("+Tue 18:30", "+Wed 19:00"),
        ("+Fri 18:30", "+Sat 19:00"),
    ):
        await story.trains(training)
        await story.says(next_day, 1)
    await story.until("+Sun 18:30")
    return story


async def after_a_setback(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, phone: Phone
) -> Story:
    """Let a training at the third stage be too much, and the two days after it pass."""
    story = await at_moderate(hass, freezer, phone)
    await story.logs("+Sun 18:30", before=1, warm_up=6, after=6)
    await story.says("++Mon 18:30", 1)
    await story.until("++Tue 18:30")
    return story
