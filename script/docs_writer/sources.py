"""Where numbers of the catalogue come from. What is not here is judgement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
import json
import re

from custom_components.back_recovery.engine import catalogue as known
from custom_components.back_recovery.engine.catalogue import CATALOGUE, Bounds
from custom_components.back_recovery.engine.interlocks import (
    SCALDING,
    TOO_HOT_TO_TOUCH,
    WARMEST_BATH,
)
from custom_components.back_recovery.engine.plan import MOST_PROMPTS_PER_DAY
from custom_components.back_recovery.engine.vocabulary import Kind, Onset

from .names import FOLDER
from .tables import clock, span

NO_YEAR = "no year given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody else's text. `says` is what was taken from it, in own words."""

    short: str
    kind: str
    year: str
    link: str
    says: str


SOURCES: Mapping[str, Source] = {
    "bath-in-pregnancy": Source(
        short="Hot water in pregnancy",
        kind="page of a magazine; weak",
        year=NO_YEAR,
        link="https://womenfitness.org/sauna-or-hot-tub-use-during-pregnancy",
        says="a pool of no more than 35 °C; a review of 2018 saw no harm in 40 °C for 20 minutes",
    ),
    "battle-creek": Source(
        short="Battle Creek warnings",
        kind="list of a maker of heating pads",
        year=NO_YEAR,
        link="http://www.battlecreekequipment.com/warnings.cfm",
        says="no pad with poor circulation, or for who cannot take it off",
    ),
    "bidargaddi": Source(
        short="Bidargaddi 2018",
        kind="trial of reminders",
        year="2018",
        link="https://mhealth.jmir.org/2018/11/e10123/",
        says="one more prompt makes a small difference",
    ),
    "boso": Source(
        short="Boso manual",
        kind="manual of a maker of heating pads",
        year=NO_YEAR,
        link="https://manualslib.es/manual/461442/Boso-Boschplussohn-2300.html?page=8",
        says="ask a doctor first with a pacemaker",
    ),
    "cleveland": Source(
        short="Cleveland Clinic",
        kind="page of a hospital",
        year=NO_YEAR,
        link="https://health.clevelandclinic.org/hot-tubs-can-land-your-heart-in-hot-water/",
        says="hot water is not for everybody with a heart condition or high blood pressure",
    ),
    "cpsc": Source(
        short="CPSC hot-tub limit",
        kind="page of a shop that quotes an authority; weak",
        year=NO_YEAR,
        link="https://halogensupply.com/blog/whats-the-maximum-hot-tub-temperature-i-can-set",
        says="water in a tub no warmer than 104 °F, which is 40 °C",
    ),
    "dahm": Source(
        short="Dahm 2010",
        kind="review (Cochrane)",
        year="2010",
        link="https://cochranelibrary.com/cdsr/doi/10.1002/14651858.CD007612.pub2/",
        says="staying active does a little better than staying in bed",
    ),
    "dubois": Source(
        short="Dubois and Esculier 2020",
        kind="editorial",
        year="2020",
        link="https://www.studylib.net/doc/26185957/peace-and-love",
        says="take the load off for one to three days, and no longer",
    ),
    "epsom": Source(
        short="Epsom salt label",
        kind="label of a product",
        year="2025",
        link="https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=30ce5cbd-cc7a-0b2d-e063-6394a90a8520",
        says="2 cups to a bath, soak for 20 minutes; not with diabetes, an infection, or a swollen or red spot",
    ),
    "fda-pads": Source(
        short="FDA and CPSC 1995",
        kind="advice of two authorities; archived",
        year="1995",
        link="http://www.fda.gov/MedicalDevices/Safety/AlertsandNotices/PublicHealthNotifications/ucm242866.htm",
        says="pads burn more often with diabetes, less feeling, alcohol and drowsiness; almost half of those hurt were over 65",
    ),
    "fieldstone": Source(
        short="A spa list",
        kind="page of a seller; weak",
        year=NO_YEAR,
        link="https://www.fieldstone-co.com/general-safety-guidelines/",
        says="no hot water with alcohol or what makes drowsy; ask first with low blood pressure or blood thinners",
    ),
    "haghayegh": Source(
        short="Haghayegh 2019",
        kind="review",
        year="2019",
        link="https://pubmed.ncbi.nlm.nih.gov/31102877/",
        says="a warm bath one to two hours before bed goes with falling asleep sooner",
    ),
    "la-salt": Source(
        short="A maker of bath salts",
        kind="page of a maker",
        year=NO_YEAR,
        link="https://lasaltco.com/pages/how-to-use-epsoothe-epsom-salt",
        says="no bath with open skin",
    ),
    "hse": Source(
        short="HSE HSIS6",
        kind="page of an authority; read in a copy",
        year=NO_YEAR,
        link="https://studylib.net/doc/18116095/managing-the-risk-from-hot-water-and-surfaces-in-health-and",
        says="water above 44 °C can burn badly",
    ),
    "mat-practice": Source(
        short="How to use a mat",
        kind="page of a practice; weak",
        year=NO_YEAR,
        link="https://acupressurepoints.net/how-long-do-you-lay-on-an-acupressure-mat/",
        says="no longer than 30 minutes; who had better not",
    ),
    "mayer": Source(
        short="Mayer 2006",
        kind="two small trials",
        year="2006",
        link="https://pubmed.ncbi.nlm.nih.gov/17023239/",
        says="people sore after exercise wore something warm from hour 18 on, or before the exercise",
    ),
    "mayo": Source(
        short="Mayo Clinic",
        kind="page of a hospital",
        year="2019",
        link="https://mayoclinic.org/connected-care/when-to-see-a-doctor-for-back-pain/cpt-20470965",
        says="see a doctor when it is not better within four weeks",
    ),
    "mersey": Source(
        short="Mersey Care NHS",
        kind="leaflet",
        year=NO_YEAR,
        link="https://www.merseycare.nhs.uk/physiotherapy/protection-rest-ice",
        says="cold for 15 minutes every two to three hours; rest for two to three days only",
    ),
    "moritz": Source(
        short="Moritz and Henriques, quoted",
        kind="page of a maker",
        year=NO_YEAR,
        link="https://kowa.zendesk.com/hc/en-us/articles/215029126",
        says="44 °C on the skin burns within about six hours",
    ),
    "morrison": Source(
        short="Morrison 2017",
        kind="trial of reminders",
        year="2017",
        link="https://pubmed.ncbi.nlm.nih.gov/28046034/",
        says="daily messages were looked at more than rare ones, and drove nobody away",
    ),
    "mpft-cold": Source(
        short="Midlands Partnership NHS, cold",
        kind="leaflet",
        year=NO_YEAR,
        link="https://mpft.nhs.uk/services/msk/self-help/general-advice/safe-use-cold-treatment",
        says="10 to 15 minutes, never more than 20, every two to three hours; who had better not",
    ),
    "mpft-heat": Source(
        short="Midlands Partnership NHS, heat",
        kind="leaflet",
        year=NO_YEAR,
        link="https://mpft.nhs.uk/services/msk/self-help/general-advice/safe-use-heat-treatment",
        says="10 to 15 minutes, up to three times a day; who had better not",
    ),
    "needle-pad": Source(
        short="Needle pad trial 2012",
        kind="trial in long-standing pain",
        year="2012",
        link="https://www.hindawi.com/journals/ecam/2012/753583/",
        says="a mat was used every day for 14 days",
    ),
    "nhs": Source(
        short="NHS, an older page",
        kind="page of an authority; read in copies",
        year=NO_YEAR,
        link="http://www.nhs.uk/Conditions/Sprains/Pages/Treatment.aspx",
        says="nothing warm in the first 72 hours; newer copies say the first couple of days",
    ),
    "nhs-inform": Source(
        short="NHS inform",
        kind="page of an authority",
        year="2024",
        link="https://www.nhsinform.scot/illnesses-and-conditions/muscle-bone-and-joints/pain-and-injuries-after-exercise/",
        says="cold in the first 48 to 72 hours; soreness after exercise lasts two to five days",
    ),
    "saha": Source(
        short="Saha 2016",
        kind="study without comparison",
        year="2016",
        link="https://opus.lib.uts.edu.au/handle/10453/49955",
        says="a mat was used every day for 14 days; no change after 2 weeks",
    ),
    "thermacare": Source(
        short="ThermaCare warnings",
        kind="label of a product",
        year=NO_YEAR,
        link="https://www.thermacare.ie/warnings/",
        says="nothing warm on a place that was bruised or swollen in the last 48 hours; who had better not, or ask first",
    ),
    "tiger-balm": Source(
        short="Tiger Balm label",
        kind="label of a product",
        year="2024",
        link="https://dailymed.nlm.nih.gov/dailymed/lookup.cfm?setid=51293a06-5922-4072-ae14-afaba9c1b58e&version=6",
        says="three to four times a day at most; not on broken skin; ask first in pregnancy or with an allergy to salicylates",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One number, as the code has it, and the sources behind it."""

    what: str
    says: Callable[[], str]
    sources: tuple[str, ...]


def _length(kind: Kind) -> Bounds:
    length = CATALOGUE[kind].duration
    assert length is not None
    return length


def _opens(kind: Kind) -> str:
    return span(CATALOGUE[kind].opens_after_onset[Onset.TWEAK])


def _usual_and_most(kind: Kind) -> str:
    return f"{_length(kind).usual} and {_length(kind).most} min"


def _offered_within(kind: Kind) -> str:
    return span(CATALOGUE[kind].offered_within or timedelta(0))


def _salt() -> str:
    """Return how much the offer of a bath names."""
    offer = json.loads((FOLDER / "messages" / "en.json").read_text("utf-8"))["texts"]["bath"]
    (amount,) = re.findall(r"\d+ cups \(about \d+ g\)", offer)
    return str(amount)


BASIS = (
    Basis(
        what="Rest window, usual",
        says=lambda: span(known.USUAL_REST_WINDOW),
        sources=("dubois", "mersey", "nhs-inform"),
    ),
    Basis(
        what="Furthest end of a window",
        says=lambda: span(known.OUTER_LIMIT),
        sources=("mayo",),
    ),
    Basis(
        what="Messages a day, most",
        says=lambda: str(MOST_PROMPTS_PER_DAY),
        sources=("bidargaddi",),
    ),
    Basis(
        what="A check-in every day",
        says=lambda: f"{CATALOGUE[Kind.CHECK_IN].most_per_day} a day",
        sources=("morrison",),
    ),
    Basis(
        what="Walks in the rest window at all",
        says=lambda: f"{CATALOGUE[Kind.WALK].most_per_day} a day",
        sources=("dahm",),
    ),
    Basis(
        what="Heating pad: usual and longest session",
        says=lambda: _usual_and_most(Kind.HEATING_PAD),
        sources=("mpft-heat",),
    ),
    Basis(
        what="Heating pad: most a day",
        says=lambda: str(CATALOGUE[Kind.HEATING_PAD].hard_most_per_day),
        sources=("mpft-heat",),
    ),
    Basis(
        what="Heating pad and bath, when it crept in: open from the start",
        says=lambda: "open",
        sources=("mayer",),
    ),
    Basis(
        what="Heating pad and bath, when it came on suddenly: closed for",
        says=lambda: _opens(Kind.HEATING_PAD),
        sources=("nhs", "thermacare"),
    ),
    Basis(
        what="Bath: longest",
        says=lambda: f"{_length(Kind.BATH).most} min",
        sources=("epsom",),
    ),
    Basis(
        what="Bath: salt, at most",
        says=_salt,
        sources=("epsom",),
    ),
    Basis(
        what="Bath: to be cooled before anybody gets in, above",
        says=lambda: f"{WARMEST_BATH:g} °C",
        sources=("cpsc",),
    ),
    Basis(
        what="Bath: an alarm, from",
        says=lambda: f"{SCALDING:g} °C",
        sources=("hse",),
    ),
    Basis(
        what="Heating pad: off at a surface of",
        says=lambda: f"{TOO_HOT_TO_TOUCH:g} °C",
        sources=("moritz",),
    ),
    Basis(
        what="Bath: not offered after",
        says=lambda: clock(CATALOGUE[Kind.BATH].latest),
        sources=("haghayegh",),
    ),
    Basis(
        what="Cold pack: usual and longest",
        says=lambda: _usual_and_most(Kind.ICE),
        sources=("mpft-cold", "mersey"),
    ),
    Basis(
        what="Cold pack: gap",
        says=lambda: span(CATALOGUE[Kind.ICE].gap),
        sources=("mpft-cold", "mersey"),
    ),
    Basis(
        what="Cold pack: only in the first",
        says=lambda: _offered_within(Kind.ICE),
        sources=("nhs-inform",),
    ),
    Basis(
        what="Mat: once a day",
        says=lambda: f"{CATALOGUE[Kind.MAT].most_per_day} a day",
        sources=("needle-pad", "saha"),
    ),
    Basis(
        what="Mat: longest",
        says=lambda: f"{_length(Kind.MAT).most} min",
        sources=("mat-practice",),
    ),
    Basis(
        what="Warming rub: most a day",
        says=lambda: str(CATALOGUE[Kind.RUB].hard_most_per_day),
        sources=("tiger-balm",),
    ),
)
