"""Every filling has its own start on the meter."""

from custom_components.back_recovery.surroundings.water_meter import Fillings


def test_before_the_tap_has_opened_nothing_is_measured() -> None:
    assert Fillings().litres("bath", 1000.0, runs=False) is None


def test_it_counts_from_what_the_meter_showed_as_it_began() -> None:
    fillings = Fillings()
    fillings.begin("bath", 1000.0)

    assert fillings.litres("bath", 1000.0, runs=False) == 0
    assert fillings.litres("bath", 1080.0, runs=True) == 80


def test_a_meter_that_was_silent_counts_from_its_first_word() -> None:
    fillings = Fillings()
    fillings.begin("bath", None)

    assert fillings.litres("bath", None, runs=True) is None
    assert fillings.litres("bath", 1176.0, runs=True) == 0
    assert fillings.litres("bath", 1180.0, runs=True) == 4


def test_the_next_filling_begins_anew() -> None:
    fillings = Fillings()
    fillings.begin("bath", 1000.0)
    fillings.litres("bath", 1150.0, runs=True)
    assert fillings.litres("bath", 1150.0, runs=False) is None

    fillings.begin("bath", None)
    assert fillings.litres("bath", 1170.0, runs=True) == 0


def test_a_tap_that_somebody_opened_is_measured_each_time_anew() -> None:
    fillings = Fillings()

    assert fillings.litres("bath", 1000.0, runs=True) == 0
    assert fillings.litres("bath", 1150.0, runs=True) == 150
    assert fillings.litres("bath", 1150.0, runs=False) is None
    assert fillings.litres("bath", 1150.0, runs=True) == 0


def test_a_tap_that_cannot_be_reached_goes_on_filling() -> None:
    fillings = Fillings()
    fillings.begin("bath", 1000.0)
    fillings.litres("bath", 1010.0, runs=True)

    assert fillings.litres("bath", 1050.0, runs=None) == 50
