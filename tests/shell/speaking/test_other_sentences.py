"""What is said to Assist about anything else is not ours, also while everything is listened to."""

from freezegun.api import FrozenDateTimeFactory
from hassil.intents import Intents, WildcardSlotList
from hassil.recognize import recognize
from homeassistant.components.conversation import ConversationInput, get_agent_manager
from homeassistant.core import Context, HomeAssistant
import pytest

from custom_components.back_recovery.speaking.languages import CODES, Situation, load_language

from ..acting import BATH, CHECK_IN, HEATING_PAD, MONDAY, STRETCH, TICKED, WALK, press, until
from .house import ALICE, BOB, converse, live_with_assist, two_people

KINDS = ("walk", "heating_pad", "bath", "shower", "ice", "mat", "rub", "easy_position", "prep")

OTHERS = {
    "en": """
turn on the bath light
turn off the bath light
turn on the bathroom heating
turn on the heating
turn off the heating
turn on the heating in the bedroom
set the heating to 21 degrees
start the vacuum
start the dishwasher
stop the vacuum
stop the music
stop
cancel
pause
pause the music
resume the music
resume
continue
start a timer for ten minutes
set a timer for 20 minutes
set a walk timer for 20 minutes
remind me in 20 minutes to walk the dog
cancel the timer
pause the timer
how much time is left on the timer
how long is left on my timer
how is the weather
what is the weather next week
what is next on my calendar
what time is it
what is the temperature
is the gym light on
turn on the gym light
open the garage
close the blinds
lock the back door
is the back door locked
open the back door
turn on the back light
turn off the lights in the back yard
my back yard is a mess
my front door is a four
the volume is a four
set the volume to four
turn it down to three
next track
skip this song
skip the intro
play something next
add walk to my shopping list
add ice to my shopping list
add heat pack to my shopping list
add bath salt to the list
start the bath fan
turn on the shower fan
run the sprinkler
start the washing machine
my head hurts
my knee hurts
my tooth is killing me
I have a headache
I have a meeting tomorrow
I went for groceries
I am tired
I'm hungry
I'm going to bed
I'm leaving
good morning
good night
thank you
hello
when is my next appointment
can I park here
may I ask you something
is the front door open
how long is the movie
how long until sunset
when does the store open
call bob
send bob a message
where is bob
turn on bob's light
switch on alice's lamp
set bob's room to 20 degrees
""",
    "de": """
schalte das licht im bad ein
schalte das badlicht aus
schalte die heizung ein
stelle die heizung auf 21 grad
starte den staubsauger
starte die waschmaschine
stoppe den staubsauger
stopp
pause
weiter
stelle einen timer auf zehn minuten
erinnere mich in 20 minuten an die wäsche
wie ist das wetter
wie spät ist es
ist das licht im gym an
öffne das garagentor
ist die hintertür zu
mein kopf tut weh
mir tut der zahn weh
ich habe kopfschmerzen
ich habe hunger
ich gehe ins bett
ich gehe einkaufen
setze eis auf die einkaufsliste
setze badesalz auf die liste
nächster titel
lauter
guten morgen
gute nacht
danke
wo ist bob
schalte bobs lampe ein
wie lange läuft der film noch
wann geht die sonne unter
""",
}

ELSEWHERE = {
    "nl": """
doe het licht in de badkamer aan
zet de verwarming op 21 graden
start de stofzuiger
zet een timer van tien minuten
hoe laat is het
mijn hoofd doet pijn
ik ga naar bed
stop de muziek
""",
    "fr": """
allume la lumière de la salle de bain
mets le chauffage à 21 degrés
démarre l'aspirateur
mets un minuteur de dix minutes
quelle heure est-il
j'ai mal à la tête
je vais me coucher
arrête la musique
""",
    "es": """
enciende la luz del baño
pon la calefacción a 21 grados
inicia la aspiradora
pon un temporizador de diez minutos
qué hora es
me duele la cabeza
me voy a la cama
para la música
""",
    "it": """
accendi la luce del bagno
imposta il riscaldamento a 21 gradi
avvia l'aspirapolvere
imposta un timer di dieci minuti
che ore sono
mi fa male la testa
vado a letto
ferma la musica
""",
    "pl": """
włącz światło w łazience
ustaw ogrzewanie na 21 stopni
uruchom odkurzacz
ustaw minutnik na dziesięć minut
która jest godzina
boli mnie głowa
idę spać
zatrzymaj muzykę
""",
    "pt-BR": """
ligue a luz do banheiro
ajuste o aquecimento para 21 graus
inicie o aspirador
coloque um timer de dez minutos
que horas são
estou com dor de cabeça
vou dormir
pare a música
""",
    "sv": """
tänd lampan i badrummet
ställ värmen på 21 grader
starta dammsugaren
ställ en timer på tio minuter
vad är klockan
jag har ont i huvudet
jag ska gå och lägga mig
stoppa musiken
""",
    "da": """
tænd lyset på badeværelset
sæt varmen til 21 grader
start støvsugeren
sæt en timer til ti minutter
hvad er klokken
jeg har ondt i hovedet
jeg går i seng
stop musikken
""",
}


def lines(said: str) -> list[str]:
    return said.strip().split("\n")


@pytest.fixture(scope="module")
def everything_at_once() -> Intents:
    """Return all sentences of all languages, as Home Assistant reads those of triggers."""
    sentences = []
    for language in map(load_language, CODES):
        named = {said: kind for kind in KINDS for said in language.names_of(kind)}
        situations = set(Situation) - {Situation.CHOOSING, Situation.CONFIRMING}
        sentences += language.sentences(situations, named, ())
    intents = Intents.from_dict(
        {"language": "en", "intents": {"Any": {"data": [{"sentences": sentences}]}}}
    )
    intents.slot_lists["name"] = WildcardSlotList("name")
    return intents


@pytest.mark.parametrize("language", [*OTHERS, *ELSEWHERE])
def test_no_language_hears_what_means_something_else_in_another(
    everything_at_once: Intents, language: str
) -> None:
    said = lines((OTHERS | ELSEWHERE)[language])

    assert [one for one in said if recognize(one, everything_at_once)] == []


@pytest.mark.freeze_time(MONDAY)
@pytest.mark.parametrize("language", OTHERS)
async def test_nothing_else_is_heard_and_nothing_changes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, language: str
) -> None:
    await live_with_assist(hass, language)
    alice, _ = await two_people(hass, WALK, BATH, CHECK_IN, HEATING_PAD, STRETCH, **TICKED)
    for switch in (ALICE, BOB):
        await press(hass, "switch.turn_on", switch)
    await until(hass, freezer, "Mon 21:16")
    plans = [
        one.runtime_data.recovery for one in hass.config_entries.async_entries("back_recovery")
    ]
    before = [plan._journal.kept for plan in plans]
    agent = get_agent_manager(hass).default_agent
    assert agent
    heard = []
    for sentence in lines(OTHERS[language]):
        said = ConversationInput(
            text=sentence,
            context=Context(user_id=alice),
            conversation_id=None,
            device_id=None,
            satellite_id=None,
            language=language,
            agent_id="conversation.home_assistant",
        )
        if await agent.async_recognize_sentence_trigger(said):
            heard.append(sentence)
        await converse(hass, sentence, language, by=alice)

    assert heard == []
    assert [plan._journal.kept for plan in plans] == before


def test_there_are_enough_of_them() -> None:
    assert sum(len(lines(said)) for said in OTHERS.values()) >= 100
