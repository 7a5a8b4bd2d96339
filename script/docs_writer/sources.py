"""What stands behind numbers of the code: other people's texts, in own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NO_YEAR = "no year given"

JUDGED = "judgement"
"""In the place of a source: a cautious choice of the authors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody else's text. `says` is what was taken from it, in own words."""

    short: str
    kind: str
    year: str
    link: str
    says: str


SOURCES: Mapping[str, Source] = {
    "acp": Source(
        short="ACP guideline 2017",
        kind="guideline",
        year="2017",
        link="https://www.acpjournals.org/doi/10.7326/M16-2367",
        says="for warmth on a sore back there is evidence of moderate quality",
    ),
    "adam": Source(
        short="A.D.A.M., sore back at home",
        kind="encyclopaedia",
        year=NO_YEAR,
        link="http://owensborohealthse3.adam.com/content.aspx?productid=75&isarticlelink=false&pid=75&gid=000016",
        says="no heavy lifting and no twisting for six weeks",
    ),
    "adams": Source(
        short="Soreness guidelines (Adams)",
        kind="table in a paper; written for other joints",
        year=NO_YEAR,
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC6044585/table/T5",
        says="sore in the warm-up and it stays: two days off, one step down; it goes: the same again; sore afterwards: one day off, the same again; not sore: one step up",
    ),
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
    "cheung": Source(
        short="Cheung 2003",
        kind="review; the summary was read",
        year="2003",
        link="https://pubmed.ncbi.nlm.nih.gov/12617692/",
        says="soreness after unusual exercise comes later and is worst between one and three days after it",
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
    "cscca": Source(
        short="CSCCa and NSCA 2019",
        kind="consensus for athletes after two weeks off or more; quoted by a surgeon",
        year="2019",
        link="https://dannbyckmd.com/return-to-sports-training-after-injury-surgery-extended-break",
        says="50, 30, 20 and 10 % less than usual in the first four weeks; a muscle group three times in the first week, four times in the second",
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
    "epilepsy": Source(
        short="Epilepsy New Zealand",
        kind="page of a patients' organisation",
        year=NO_YEAR,
        link="https://epilepsy.org.nz/managing-epilepsy/health-and-wellbeing/safety-at-home/bathroom/",
        says="a shower is safer than a bath, because of drowning",
    ),
    "epsom": Source(
        short="Epsom salt label",
        kind="label of a product",
        year="2025",
        link="https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=30ce5cbd-cc7a-0b2d-e063-6394a90a8520",
        says="soak for 20 minutes; ask first where it is red or swollen; 2 cups to a bath, soak for 20 minutes; not with diabetes, an infection, or a swollen or red spot",
    ),
    "fda-pads": Source(
        short="FDA and CPSC 1995",
        kind="advice of an authority; archived",
        year="1995",
        link="http://www.fda.gov/MedicalDevices/Safety/AlertsandNotices/PublicHealthNotifications/ucm242866.htm",
        says="pads burn at low settings, too; more so after alcohol, or something that makes you sleepy; pads burn more often with diabetes, less feeling, alcohol and drowsiness; almost half of those hurt were over 65",
    ),
    "fda-rubs": Source(
        short="FDA on rubs 2012",
        kind="advice of an authority; partly read in copies",
        year="2012",
        link="http://fda.gov/Drugs/DrugSafety/ucm318858.htm",
        says="stop when it burns, blisters or swells, and no heat on top",
    ),
    "fentanyl": Source(
        short="Label of fentanyl patches",
        kind="label of a product; quoted",
        year="2008",
        link="https://www.dangerousdrugs.us/2008/08/duragesic-fenta.html",
        says="no heating pads, hot baths and other heat on the patch: too much comes out of it",
    ),
    "fieldstone": Source(
        short="A spa list",
        kind="page of a seller; weak",
        year=NO_YEAR,
        link="https://www.fieldstone-co.com/general-safety-guidelines/",
        says="no hot water with alcohol or what makes drowsy; ask first with low blood pressure or blood thinners",
    ),
    "french": Source(
        short="French 2006",
        kind="review (Cochrane)",
        year="2006",
        link="https://cochranelibrary.com/cdsr/doi/10.1002/14651858.CD004750.pub2/full",
        says="too little is known about cold on a sore back",
    ),
    "groeber": Source(
        short="Gröber 2017",
        kind="review",
        year="2017",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC5579607",
        says="nothing shows that the salt of a bath gets through the skin",
    ),
    "haghayegh": Source(
        short="Haghayegh 2019",
        kind="review",
        year="2019",
        link="https://pubmed.ncbi.nlm.nih.gov/31102877/",
        says="a warm bath one to two hours before bed goes with falling asleep sooner",
    ),
    "hse": Source(
        short="HSE HSIS6",
        kind="page of an authority; read in a copy",
        year=NO_YEAR,
        link="https://studylib.net/doc/18116095/managing-the-risk-from-hot-water-and-surfaces-in-health-and",
        says="water above 44 °C can burn badly",
    ),
    "kamper": Source(
        short="Kamper 2010",
        kind="study of scores",
        year="2010",
        link="https://pmc.ncbi.nlm.nih.gov/articles/PMC2989296",
        says="pain of 0 fits best with what people call recovered",
    ),
    "la-salt": Source(
        short="A maker of bath salts",
        kind="page of a maker",
        year=NO_YEAR,
        link="https://lasaltco.com/pages/how-to-use-epsoothe-epsom-salt",
        says="no bath with open skin",
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
        says="see a doctor when it is not better within four weeks, and at once with some signs",
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
    "next-morning": Source(
        short="Physiotherapists in Bristol",
        kind="page of a practice; weak",
        year=NO_YEAR,
        link="https://www.thephysioclinicbristol.co.uk/rehab-loading-the-traffic-light-system-explained/",
        says="look at it during, later, and on the next morning",
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
    "niosh": Source(
        short="CDC and NIOSH",
        kind="page of an authority",
        year=NO_YEAR,
        link="https://www.cdc.gov/niosh/topics/rhabdo/symptoms.html",
        says="very dark urine after hard work calls for help at once; muscles far weaker than usual are a sign, too",
    ),
    "och": Source(
        short="OCH Surgery",
        kind="page of a general practice",
        year=NO_YEAR,
        link="https://www.ochsurgery.co.uk/health-advice/i-have-back-pain/",
        says="two weeks of looking after it yourself, then ask",
    ),
    "ostelo": Source(
        short="Ostelo 2008",
        kind="consensus about scores; read in a copy",
        year="2008",
        link="https://paperexplained.cn/articles/paper/detail/c63b17f341638e994cd27cc6d09b4f05e220d5cc",
        says="a change of 2 points, or of 30 %, means something",
    ),
    "pengel": Source(
        short="Pengel 2003",
        kind="review",
        year="2003",
        link="http://bmj.bmjjournals.com/content/327/7410/323.full.txt",
        says="pain falls by 58 % in a month on average; 73 % have it again within a year",
    ),
    "petrofsky": Source(
        short="Petrofsky 2017",
        kind="trial",
        year="2017",
        link="https://journals.lww.com/cjsportsmed/FullText/2017/07000/The_Efficacy_of_Sustained_Heat_Treatment_on.1.aspx",
        says="a heat wrap worn for eight hours right after exercise, or a day later",
    ),
    "practices": Source(
        short="Belmont Hill Surgery",
        kind="page of a general practice; quoted from the NHS",
        year=NO_YEAR,
        link="https://www.belmonthillsurgery.co.uk/back-pain",
        says="ask the same day about swelling or a changed shape of the back, fever, and more",
    ),
    "saha": Source(
        short="Saha 2016",
        kind="study without comparison",
        year="2016",
        link="https://opus.lib.uts.edu.au/handle/10453/49955",
        says="a mat was used every day for 14 days; no change after 2 weeks",
    ),
    "silbernagel": Source(
        short="Silbernagel 2007",
        kind="trial in people with sore heels, not backs; the limits quoted by a practice",
        year="2007",
        link="https://bim.physio/the-pain-monitoring-model/",
        says="go on with pain up to 3, be careful at 4 to 5, stop above",
    ),
    "thermacare": Source(
        short="ThermaCare warnings",
        kind="label of a product",
        year=NO_YEAR,
        link="https://www.thermacare.ie/warnings/",
        says="nothing warm on a place that was bruised or swollen in the last 48 hours; after seven days ask; who had better not, or ask first",
    ),
    "tiger-balm": Source(
        short="Tiger Balm label",
        kind="label of a product",
        year="2024",
        link="https://dailymed.nlm.nih.gov/dailymed/lookup.cfm?setid=51293a06-5922-4072-ae14-afaba9c1b58e&version=6",
        says="three to four times a day at most; after seven days ask; not on broken skin; ask first in pregnancy or with an allergy to salicylates",
    ),
    "traffic-light": Source(
        short="Provide Physiotherapy",
        kind="page of a practice",
        year=NO_YEAR,
        link="https://providephysiotherapy.org.uk/pain-traffic-light/",
        says="0 to 3 is green, 4 to 5 amber, 6 to 10 red",
    ),
    "walkback": Source(
        short="WalkBack (Pocovi 2024)",
        kind="trial after a sore back had gone; the goal quoted by the press",
        year="2024",
        link="https://www.medicalbrief.co.za/?p=181094",
        says="30 minutes of walking, five days a week, as the goal for half a year",
    ),
    "warning-card": Source(
        short="Warning card (Greenhalgh and others)",
        kind="card of questions",
        year=NO_YEAR,
        link="https://www.backes.org.uk/cauda-equina-warning-signs/",
        says="which signs need help at once",
    ),
}


def linked(sources: Iterable[str], *, page: str = "") -> str:
    """Return links to sources, from another page where `page` is the one that lists them."""
    named = [one if one == JUDGED else f"[{SOURCES[one].short}]({page}#{one})" for one in sources]
    return "; ".join(named)
