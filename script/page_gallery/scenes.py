"""What is looked at: each state of the page, with what was tapped in it."""

from dataclasses import dataclass
import json
from pathlib import Path
from urllib.parse import urlencode

REPOSITORY = Path(__file__).parent.parent.parent
STATES = REPOSITORY / "frontend" / "test" / "states"

PHONE, SMALL, DESK = 412, 320, 1280
WIDTHS = (SMALL, PHONE, DESK)
THEMES = ("light", "dark")
LANGUAGES = ("en", "de")
OTHER_LANGUAGES = tuple(
    sorted(
        path.stem
        for path in (REPOSITORY / "frontend" / "src" / "languages").glob("*.json")
        if path.stem not in LANGUAGES
    )
)
"""Each of them is looked at on the smallest phone, in the scenes that are `TIGHT`."""
SCREEN = 915
"""Height of a phone, where something fills the screen."""
WALL = (1024, 600)


@dataclass(frozen=True)
class Scene:
    """One thing to look at."""

    name: str
    state: str
    form: str = "page"
    sheet: str | None = None
    guide: str | None = None
    taps: str | None = None
    flag: str | None = None
    wall: bool = False

    @property
    def fills_the_screen(self) -> bool:
        return self.sheet is not None or self.guide is not None

    def query(self, theme: str, language: str) -> str:
        """Return the address of it: a state in its own language, where the house wrote one."""
        own = f"{self.state}.{language}"
        is_told = language in OTHER_LANGUAGES or (STATES / f"{own}.json").exists()
        state = own if is_told else self.state
        what = {"state": state, "theme": theme, "lang": language, "as": self.form}
        what |= {
            name: value
            for name in ("sheet", "guide", "taps")
            if (value := getattr(self, name)) is not None
        }
        if self.flag:
            what[self.flag] = "1"
        return urlencode(what)


def taps(**what: object) -> str:
    return json.dumps(what)


PLAIN = tuple(
    Scene(path.stem, path.stem) for path in sorted(STATES.glob("*.json")) if "." not in path.stem
)


def asking(state: str, kind: str) -> str:
    """Return the id of the open question of this kind."""
    page = json.loads((STATES / f"{state}.json").read_text(encoding="utf-8"))
    return next(str(one["asking"]) for one in page["plan"]["now"] if one["kind"] == kind)


TAPPED = (
    Scene("check_in_asked", "check_in", taps=taps(chosen=asking("check_in", "check_in"))),
    Scene(
        "check_in_said",
        "check_in",
        taps=taps(chosen=asking("check_in", "check_in"), pain={"now": 3, "worst": 5}),
    ),
    Scene("later", "offer", taps=taps(later="lengths")),
    Scene("later_time", "offer", taps=taps(later="time", laterTime="15:30")),
    Scene("numbers", "rest", taps=taps(pain={"now": 3, "worst": 5}, painOpen=True)),
    Scene("noted", "anything_new", taps=taps(noted={"now": 3, "worst": 5}, notedUntil=9e15)),
    Scene("looked_at", "hold_care", taps=taps(looked={"by": None})),
    Scene("earlier", "rest", taps=taps(earlierOpen=True)),
    Scene("step", "return_second", taps=taps(step=3)),
    Scene("connection_lost", "session_heat", flag="lost"),
    Scene("new_version", "rest", flag="stale"),
)

SHEETS = tuple(
    Scene(f"sheet_{sheet}", state, sheet=sheet)
    for sheet, state in (
        ("wrong", "offer"),
        ("wrong_today", "offer"),
        ("change", "offer"),
        ("longer", "offer"),
        ("end", "offer"),
        ("suits", "offer"),
        ("trained", "return_second"),
        ("check_in", "missing"),
    )
)

GUIDES = tuple(
    Scene(f"{where}_{name}", state, guide=guide, taps=tapped, wall=where == "wall")
    for where in ("guide", "wall")
    for name, state, guide, tapped in (
        ("ready", "are_you_there", "heating_pad", None),
        ("there", "are_you_there", "heating_pad", taps(isReady=True)),
        ("session", "session_heat", "heating_pad", None),
        ("skin", "session_skin", "heating_pad", None),
        ("walk", "session_walk", "walk", None),
        ("over", "off_confirmed", "heating_pad", taps(ran="heating_pad")),
        ("after", "off_confirmed", "heating_pad", taps(ran="heating_pad", asksAfter=True)),
        ("movement", "ready_check", "ready_check", taps(test=None)),
        ("rest", "rest", "rest", None),
        ("alarm", "unproven", "rest", None),
        ("help", "hold_emergency", "walk", None),
    )
)

SMALL_FORMS = tuple(
    Scene(f"{form}_{state}", state, form=form)
    for form in ("compact", "badge", "feature")
    for state in (
        "idle_later",
        "rest",
        "offer",
        "session_heat",
        "unproven",
        "hold_emergency",
        "return_second",
        "missing",
        "paused",
    )
)

CARDS = tuple(Scene(f"card_{state}", state, form="card") for state in ("offer", "session_heat"))

ALL = (*PLAIN, *TAPPED, *SHEETS, *GUIDES, *SMALL_FORMS, *CARDS)


def sizes(scene: Scene) -> tuple[tuple[int, int], ...]:
    """Return width and height of the windows a scene is looked at in."""
    if scene.wall:
        return (WALL,)
    if scene.form in {"compact", "badge", "feature"}:
        return ((SMALL, 400), (PHONE, 400))
    return tuple((width, SCREEN) for width in WIDTHS)


LEAST_ROOM = frozenset(
    {
        "welcome", "offer_warm", "unproven", "hold_emergency", "return_second", "check_in_said",
        "sheet_wrong", "guide_skin", "compact_rest", "compact_unproven", "compact_missing",
        "badge_unproven",
    }
)  # fmt: skip
TIGHT = tuple(scene for scene in ALL if scene.name in LEAST_ROOM)
"""Where the words of a language have the least room, or matter most."""

KEPT = frozenset(
    {
        "welcome", "idle_later", "first_question", "rest", "offer", "offer_warm", "check_in_asked", "check_in_said", "numbers",
        "later", "are_you_there", "session_heat", "session_skin", "session_walk", "going_off",
        "off_confirmed", "unproven", "high_pain", "hold_care", "hold_emergency", "missing",
        "ready_check", "return_second", "training_asked", "no_pain", "paused", "not_running",
        "glimpse_session", "connection_lost", "sheet_wrong", "sheet_wrong_today", "sheet_change",
        "sheet_trained", "guide_ready", "guide_session", "guide_movement", "wall_session",
        "wall_movement", "wall_rest", "compact_rest", "compact_offer", "compact_session_heat",
        "compact_unproven", "compact_hold_emergency", "compact_return_second", "badge_rest",
        "feature_rest",
    }
)  # fmt: skip
"""Scenes of which a picture is kept: on a phone, light and English."""

ALSO_KEPT = {
    ("dark", "en", PHONE): {"rest", "offer", "session_heat", "hold_emergency", "return_second"},
    ("light", "de", SMALL): {"rest", "offer_warm", "session_heat", "return_second", "hold_care"},
    ("light", "en", DESK): {"rest", "offer", "session_heat", "return_second", "welcome"},
    ("dark", "en", DESK): {"offer"},
    ("dark", "de", 1024): {"wall_session"},
}
"""And of these in other themes, languages and widths."""


def is_kept(scene: Scene, theme: str, language: str, width: int) -> bool:
    usual = (theme, language) == ("light", "en") and width in {PHONE, WALL[0]}
    if usual and scene.name in KEPT:
        return True
    return scene.name in ALSO_KEPT.get((theme, language, width), set())
