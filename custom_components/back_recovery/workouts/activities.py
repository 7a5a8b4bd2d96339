"""Which class of movement an activity belongs to, by the words of its name.

Every service has names of its own ("WeightTraining", "lift_weights",
"weightlifting_msk"), so words are looked for, the most telling first.
"""

from functools import cache
import re

from .exercises import tier
from .vocabulary import ActivityClass, Tier

# fmt: off
WORDS: tuple[tuple[ActivityClass, str], ...] = (
    (ActivityClass.STRENGTH, (r"strength|weight ?(?:s|lifting|training)|lift(?:ing)?|powerlifting|cross ?fit|functional"
                             r"|body ?building|calisthenics|kettle ?bells?|barbell|resistance training|krafttraining"
                             r"|styrketräning|styrketrening|musculation|musculación|musculação|krachttraining|pesi")),
    (ActivityClass.HIIT, r"hiit|high intensity|interval training|boot ?camp|circuit|tabata|cross training"),
    (ActivityClass.ROWING, r"row(?:ing|er)?|erg"),
    (ActivityClass.CORE, r"core|abs|abdominals?"),
    (ActivityClass.CLIMB, r"climbing|climb|bouldering"),
    (ActivityClass.SWIM, r"swim(?:ming)?"),
    (ActivityClass.MOBILITY, (r"yoga|pilates|stretch(?:ing)?|flexibility|mobility|barre|meditation|mindfulness|tai chi"
                             r"|breath(?:work|ing)|mind and body|cool ?down")),
    (ActivityClass.RUN, r"run(?:ning)?|jog(?:ging)?|treadmill"),
    (ActivityClass.RIDE, r"ride|cycl(?:e|ing)|bik(?:e|ing)|bicycl(?:e|ing)|bmx|spinning|handcycle"),
    (ActivityClass.WALK, r"walk(?:ing)?|hik(?:e|ing)|step(?:per|s)?|stair ?stepper|elliptical|cross ?trainer"),
)
# fmt: on
_STAIRS = re.compile(r"\bstairs?\b")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_A_LETTER = re.compile(r"[\W_]+")


@cache
def _rules() -> tuple[tuple[ActivityClass, re.Pattern[str]], ...]:
    """Return them ready for use; where no workout comes they never are."""
    return tuple((found, re.compile(rf"\b(?:{words})\b")) for found, words in WORDS)


def words_of(raw: str) -> str:
    """Return a name as plain words: "traditionalStrengthTraining" has three."""
    return _NOT_A_LETTER.sub(" ", _CAMEL.sub(" ", raw)).strip().casefold()


def activity_class(raw: str | None) -> ActivityClass:
    """Return the class of an activity name; OTHER where no word of it is known."""
    words = words_of(raw or "")
    if _STAIRS.search(words):  # no climbing in the sense of the word, whatever it is called
        return ActivityClass.WALK
    for found, rule in _rules():
        if rule.search(words):
            return found
    # A watch may name the exercise itself: DEADLIFT, SQUAT, BACK_EXTENSION.
    return ActivityClass.STRENGTH if tier(words) is not Tier.UNKNOWN else ActivityClass.OTHER
