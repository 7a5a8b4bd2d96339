"""How much an exercise loads the lower back, by its name.

A table of rules, the first that fits decides: exceptions stand before what they are an
exception from, because "Upright Row" and "Bulgarian Split Squat" contain the names of
heavier exercises. The tiers follow published loads: deadlift 17 kN on L5-S1 (2023,
IJNMBE 39:e3680), back squat 6 to 10 times body weight (Cappozzo 1985), kettlebell swing
3.2 kN (McGill & Marshall 2012), standing bent-over row the most of three rows and the
inverted row the least (Fenwick, Brown, McGill 2009).
"""

from functools import cache, lru_cache
import re

from .vocabulary import Tier

# fmt: off
RULES: tuple[tuple[Tier, str], ...] = (
    # Exceptions: names that contain a heavier exercise.
    (Tier.C, (r"(?:upright|inverted|seated|cable|machine|iso ?lateral|chest supported|seal|high|low) rows?"
             r"|rows? .*(?:machine|cable|chest supported|seated)|(?:machine|cable|seated|chest supported) .*rows?")),
    (Tier.C, (r"leg press|body ?weight squats?|air squats?|squats? body ?weight|wall sits?|sissy squats?"
             r"|(?:leg|arm) swings?|seated (?:overhead|military) press")),
    (Tier.A, r"jefferson curls?|(?:overhead|zercher) squats?"),
    (Tier.B, r"smith(?: machine)?|(?:deadlifts?|squats?|back extensions?|hyperextensions?) machine|machine (?:deadlifts?|squats?)"),
    (Tier.B, (r"(?:split|front|goblet|hack|bulgarian|pistol|belt|jump|box|landmine) squats?|lunges?|step ?ups?"
             r"|hip thrusts?|glute bridges?|(?:one|single) arm .*rows?|dumb ?bell rows?|row dumb ?bell|renegade rows?")),
    (Tier.B, (r"rowing|rower|row erg|sled|burpees?|sit ?ups?|russian twists?|wood ?chop(?:s|pers?)?|forward twist|upper twist"
             r"|shrugs?|thrusters?|wall balls?|ball slams?|pull through|ab wheel")),
    # What loads it most.
    (Tier.A, (r"dead ?lifts?|rdls?|rack pulls?|good ?mornings?|squats?|(?:bent over|pendlay|t bar|barbell|landmine|yates) rows?|rows? barbell"
             r"|swings?|cleans?|snatch(?:es)?|clean and jerk|high pulls?|farmer s? ?(?:walks?|carr(?:y|ies))|farmers (?:walks?|carr(?:y|ies))"
             r"|yoke|atlas stones?|stone lifts?|sandbag|suitcase carry|back extensions?|hyper ?extensions?|reverse hypers?")),
    (Tier.A, (r"kreuzheben|kniebeugen?|vorgebeugtes rudern|marklyft|knäböj|markløft|knebøy|soulevé de terre|peso muerto|sentadillas?"
             r"|stacco da terra|levantamento terra|agachamento|martwy ciąg|przysiad")),
    (Tier.B, r"rows?|(?:overhead|military|strict|push) press|barbell shoulder press|jerks?|kettle ?bell|carry"),
    # What is known to be easy on it.
    (Tier.C, (r"bench|press(?:es)?|pull ?downs?|pull ?ups?|chin ?ups?|push ?ups?|pull ?overs?|curls?|planks?|(?:leg|triceps?|knee) extensions?"
             r"|fly(?:e?s)?|flies|raises?|dips?|crunch(?:es)?|kick ?backs?|skull ?crushers?|face pulls?|push ?downs?|calf|triceps?|biceps?"
             r"|abduct(?:ion|or)|adduct(?:ion|or)|stretch(?:ing)?|treadmill|running|walking|cycling|biking|elliptical|dead bug|bird dog"
             r"|bankdrücken|bänkpress|klimmzüge|beinpresse|latzug")),
)
# fmt: on
_NOT_A_LETTER = re.compile(r"[\W_]+")
_PIECES = re.compile(r"[,;.!?&+/\n]")
_PLAIN_IN_A_SENTENCE = re.compile(
    r"\b(?:dead ?lifts?|rdls?|rack pulls?|squats?|(?:bent over|pendlay|t bar|barbell) rows?|kettle ?bell swings?"
    r"|power cleans?|snatch(?:es)?|farmer s? ?walks?|farmers walks?|back extensions?|kreuzheben|kniebeugen?|marklyft"
    r"|knäböj|markløft|knebøy|soulevé de terre|peso muerto|sentadillas?|stacco da terra|levantamento terra)\b"
)
"""Of the first tier, what means only an exercise: a run can feel clean on a good morning."""


@cache
def _rules() -> tuple[tuple[Tier, re.Pattern[str]], ...]:
    """Return them ready for use; where no workout comes they never are."""
    return tuple((found, re.compile(rf"\b(?:{names})\b")) for found, names in RULES)


@lru_cache(maxsize=512)
def tier(name: str) -> Tier:
    """Return how much the exercise of that name loads the lower back."""
    words = _NOT_A_LETTER.sub(" ", name).strip().casefold()
    for found, rule in _rules():
        if rule.search(words):
            return found
    return Tier.UNKNOWN


def lifting_word(*texts: str | None) -> str | None:
    """Return the first word of free text that names an exercise of the first tier.

    Each piece between punctuation marks is looked at by itself, so that a title
    like "Bench, deadlifts" shows both.
    """
    for one in texts:
        for piece in _PIECES.split(one or ""):
            words = _NOT_A_LETTER.sub(" ", piece).strip().casefold()
            if tier(piece) is Tier.A and (found := _PLAIN_IN_A_SENTENCE.search(words)):
                return found.group()
    return None
