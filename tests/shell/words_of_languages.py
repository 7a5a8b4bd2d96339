"""What the stories of wording look for in each language: a language is one row here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a language.

    `avoided`: what a routine and reminder tool never says, as a pattern. A list of signs may name
    what it asks for, and what does not go with warmth has to be named: strong painkillers, a
    medicine patch. `of_a_back`: what a second contact never reads, as a pattern. `doctor_today`,
    `no_finding`: where to go, and that a page finds nothing. `not_with_warmth`: what has to stand
    in an offer of warmth, between commas. `salt`: how much of it a bath gets at most.
    """

    avoided: str
    of_a_back: str
    doctor_today: str
    no_finding: str
    not_with_warmth: str
    salt: str


WORDS = {
    "en": Words(
        avoided=r"treat|heal[s ]|heal\b|cure|rehab|(?<!physio)therap|pain relief|reduces inflammation|injur|damage"
        r"|clinic|proven|\bsafe\b|diagnos|cleared|readiness|prognos|risk score|sciatica|\bdisc\b"
        r"|strain|medicine(?! patch)|tablet",
        of_a_back=r"back|sore|pain|recover",
        doctor_today="doctor today",
        no_finding="no finding",
        not_with_warmth="swelling, bruise, numb, broken skin, sudden, alcohol, painkillers, sleeping pills, doctor",
        salt="2 cups",
    ),
    "de": Words(
        avoided=r"behand|heil|reha\b|(?<!physio)therap|linder|entzündungshemm|verletz|schaden|klinik|klinisch"
        r"|bewiesen|(?<!nicht )\bsicher\b|diagnos|freigegeben|bereitschaft zum|prognose|risiko|ischias|bandscheib"
        r"|zerrung|schmerzmittel|medikament(?!enpflaster)|tablette",
        of_a_back=r"rücken|schmerz|erhol",
        doctor_today="heute mit einer Arztpraxis",
        no_finding="kein Befund",
        not_with_warmth="Schwellung, blauem Fleck, taub, wunder Haut, plötzlich, Alkohol, Schmerz-, Schlafmitteln, Arzt",
        salt="2 Tassen",
    ),
    "nl": Words(
        # What makes software a medical device, in the words of Regulation (EU) 2017/745, Art. 2(1):
        # "diagnose, preventie, monitoring, voorspelling, prognose, behandeling of verlichting van ziekte",
        # "verlichting of compensatie van een letsel of een beperking". And what English keeps from.
        avoided=r"diagnos|preventi|voorkomt|voorkome|monitor|voorspel|prognos|behandel|verlicht|\bziekte|letsel|beperking"
        r"|genez|genees|(?<!fysio)therap|revalid|pijnstillend|ontstekingsremm|bless|beschadig|schade|kliniek"
        r"|klinisch|bewezen|\bveilig\b|risico|ischias|\bhernia|tussenwervel|verrek|medicijn(?!pleister)"
        r"|medicatie|tablet(?! aan de muur)|patiënt|\bdosis",
        of_a_back=r"\brug|pijn|herstel",
        doctor_today="vandaag met een arts",
        no_finding="geen bevinding",
        not_with_warmth="zwelling, blauwe plek, gevoelloze, kapotte huid, plotseling, alcohol, pijnstillers, slaappillen, arts",
        salt="2 koppen",
    ),
    "fr": Words(
        # "diagnostic, prévention, contrôle, prédiction, pronostic, traitement ou atténuation d'une
        # maladie … d'une blessure ou d'un handicap": règlement (UE) 2017/745, article 2, point 1.
        avoided=r"\btrait(e|é|ons|ant)|soign|\bsoins?\b|guéri|remède|\bcures?\b|rééduc|(?<!kinési)thérap"
        r"|soulag|inflamm|\bbless|lésion|handicap|dommag|cliniqu|prouvé|\bsûre?s?\b|diagnos|prévent|prédi"
        r"|pronosti|atténu|risque|sciatique|discal|claquage|entorse|élongation|médicament(?!eux)"
        r"|comprimé|\bdoses?\b|\bpatiente?s?\b",
        of_a_back=r"\bdos\b|\bmal\b|douleur|récup",
        doctor_today="médecin aujourd'hui",
        no_finding="aucun constat",
        not_with_warmth="gonflement, bleu, engourdie, abîmée, soudain, alcool, antidouleurs, somnifères, médecin",
        salt="2 tasses",
    ),
    "es": Words(
        # Regulation (EU) 2017/745, Article 2(1), as it stands in Spanish: «diagnóstico, prevención,
        # seguimiento, predicción, pronóstico, tratamiento o alivio de una enfermedad», «lesión».
        avoided=r"\btrat(ar?|amien|e)|\bcura(r|ción|tiv|s?\b)|\bsana(r|ción)|rehabilit|(?<!fisio)terap|alivi|inflam"
        r"|lesi[oó]n|dañ|clínic|(?<!com)probad[oa]|demostrad|\bsegur[oa]s?\b|diagn[oó]st|previen|prevenci"
        r"|pron[oó]stic|predic|riesgo|\bapt[oa]|el alta|ciátic|\bdisco\b|discal|esguince|distensi|contractura"
        r"|paciente|\bdosis|seguimiento|(?<!parche con )medicament|medicina|fármaco|comprimido",
        of_a_back=r"espalda|lumbar|dolor|duele|recuper",
        doctor_today="hoy con un médico",
        no_finding="sin valoración médica",
        not_with_warmth="hinchazón, moratón, dormida, herida, repentino, alcohol, analgésicos, somníferos, médico",
        salt="2 tazas",
    ),
    "it": Words(
        # "diagnosi, prevenzione, monitoraggio, previsione, prognosi, trattamento o attenuazione di
        # malattie … di una lesione o di una disabilità": regolamento (UE) 2017/745, articolo 2, punto 1.
        avoided=r"\btratta(?!mi)|\bcur(a|e|are|ato|ata)\b|guari|rimedi|riabilit|(?<!fisio)terap|allevia|lenisc"
        r"|sollievo|infiamm|\bferit|lesion|disabilità|\bdann(o|i|eggi)|clinic|provato|\bsicur[oaie]\b|diagnos"
        r"|prevenzione|previsione|prognosi|attenua|rischi|sciatic|discale|stirament|strappo|distorsion"
        r"|medicina|farmac(o|i)\b|compress|\bdos[ei]\b|\bpazient[ei]\b",
        of_a_back=r"schien|\bmale\b|dolor|recuper",
        doctor_today="oggi con un medico",
        no_finding="nessun referto",
        not_with_warmth="gonfiore, livido, intorpidita, lesa, improvviso, alcol, antidolorifici, sonniferi, medico",
        salt="2 tazze",
    ),
    "pl": Words(
        # "diagnozowanie, profilaktyka, monitorowanie, przewidywanie, prognozowanie, leczenie lub łagodzenie
        # choroby", "kompensowanie urazu lub niepełnosprawności". And what English keeps from.
        avoided=r"diagno|profilakty|zapobieg|monitor|przewidyw|prognoz|\blecz[^ ,]|wylecz|ulecz|łagodz"
        r"|kompensow|\buraz|niepełnospr|(?<!fizjo)terap|rehabilit|uśmierz|przeciwzapal|kontuzj|uszkodz|klini[kc]"
        r"|udowodni|\bbezpieczn[aeyio]|ryzyk|\brwa\b|dyskopat|krąż(?:ek|k)|naciągn|naderw|\blek(?!iem na|arz|k|cj)"
        r"|tablet(?! na ścianie)|pacjent|\bdawk",
        of_a_back=r"plec|\bb[óo]l|regener",
        doctor_today="dziś z lekarzem",
        no_finding="nie ocena stanu",
        not_with_warmth="obrzęku, siniaku, zdrętwiałej, poranionej skórze, nagłym, alkoholu, przeciwbólowych, nasennych, lekarza",
        salt="2 szklanki",
    ),
    "pt-BR": Words(
        # Resolution RDC 751/2022 of Anvisa, Article 4, X: “diagnóstico, prevenção, monitoramento, tratamento
        # (ou alívio) de uma doença”, “reparação de uma lesão”; and what Regulation (EU) 2017/745 adds to it.
        avoided=r"\btrat(ar?|amen|e)|\bcura(r|tiv|s?\b)|\bsarar?\b|\bsan(ar|e)|reabilit|(?<!fisio)terap|al[ií]vi"
        r"|inflam|les(ão|ões|ion)|machuc|\bdan(o|os|ific)|clínic|comprovad|\bsegur[oa]s?\b|diagn[oó]st"
        r"|previn|prevenç|progn[oó]stic|previsão|risco|\bapt[oa]|\balta médica|ciátic|\bdisco\b|discal|distens"
        r"|contratura|paciente|\bdoses?\b|monitora|(?<!adesivo de )medicament|comprimido",
        of_a_back=r"costas|lombar|\bdor\b|dói|recuper",
        doctor_today="hoje com um médico",
        no_finding="sem avaliação médica",
        not_with_warmth="inchaço, mancha roxa, dormente, ferida, repentino, álcool, analgésicos, remédios para dormir, médico",
        salt="2 xícaras",
    ),
    "sv": Words(
        # Regulation (EU) 2017/745, Article 2(1) in Swedish: "diagnos, profylax, övervakning, prediktion,
        # prognos, behandling eller lindring av sjukdom", "kompensation för en skada"; and the English list.
        avoided=r"behandl|lindr|(?<!f)läk(?!ar)|\bbota|rehab|(?<!fysio)terap|antiinflamm|skad|klinik|klinisk|bevis"
        r"|(?<!inte )\bsäkert?\b|diagnos|profylax|förebygg|övervak|predikt|prognos|friskförklar|risk|ischias"
        r"|diskbråck|sträckning|(?<!starka )smärtstill|medicin(?!plåster)|tablett|patient|\bdos",
        of_a_back=r"rygg|smärt|\bont\b|återhämt",
        doctor_today="läkare i dag",
        no_finding="inget utlåtande",
        not_with_warmth="svullnad, blåmärke, domnad, sårig hud, plötslig, alkohol, smärtstillande, sömnmedel, läkare",
        salt="5 dl",
    ),
    "da": Words(
        # The same in Danish: "diagnosticering, forebyggelse, overvågning, behandling eller lindring af
        # sygdomme", "kompensation for skader"; and the English list.
        avoided=r"behandl|lindr|helbred|\bkur|rehab|genoptræn|(?<!fysio)terap|antiinflamm|betændelseshæm|skade"
        r"|klinik|klinisk|bevis|(?<!ikke )\bsikkert?\b|diagnos|forebyg|overvåg|monitorer|forudsig|prognos"
        r"|raskmeld|risiko|iskias|diskus|forstræk|(?<!stærke )smertestill|medicin(?!plaster)|tablet|patient"
        r"|\bdos",
        of_a_back=r"\bryg|smert|\bondt\b|restitu",
        doctor_today="læge i dag",
        no_finding="ingen udtalelse",
        not_with_warmth="hævelse, blåt mærke, følelsesløs, hud med sår, pludselig, alkohol, smertestillende, sovepiller, læge",
        salt="5 dl",
    ),
}
