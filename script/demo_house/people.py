"""Who lives in the simulated house, and the places they go to."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody with a Home Assistant user, a `person` entity and a phone."""

    key: str
    name: str
    user_id: str
    is_owner: bool = False
    phone_system: str = "android"

    @property
    def entity_id(self) -> str:
        """The `person` entity, as house/people.yaml names it."""
        return f"person.{self.key}"


ALEX = Person(key="alex", name="Alex", user_id="0a1e0f7cbb2c4d0e8a52b1d6f0a1e001", is_owner=True)
BOB = Person(
    key="bob",
    name="Bob",
    user_id="0b0b0f7cbb2c4d0e8a52b1d6f0b0b002",
    phone_system="ios",
)
PEOPLE = (ALEX, BOB)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Somewhere a phone can be; `zone` is empty where Home Assistant knows no zone."""

    name: str
    latitude: float
    longitude: float
    zone: str = ""


PLACES = {
    "home": Place(name="At home", latitude=52.37403, longitude=4.88969, zone="home"),
    "gym": Place(name="At the gym", latitude=52.36112, longitude=4.90788, zone="gym"),
    "outside": Place(name="Out for a walk", latitude=52.36801, longitude=4.87642),
}
