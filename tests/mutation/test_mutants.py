"""What is changed in the code, what never is, and what a change is called."""

import ast
from pathlib import Path
from textwrap import dedent

from mutation.mutants import Mutant, found_again, mutants_of
from mutation.sample import sample

AGENDA = Path("agenda.py")
OFFERS = Path("rules", "offers.py")


def mutants_in(code: str, file: Path = AGENDA) -> list[Mutant]:
    return mutants_of({file: ast.parse(dedent(code))})


def changes_of(code: str) -> set[tuple[str, str]]:
    return {mutant.texts for mutant in mutants_in(code)}


def test_docstrings_annotations_aliases_imports_and_strings_stay() -> None:
    spared = '''
        """At most 1 or 2."""

        from typing import TYPE_CHECKING, Literal

        if TYPE_CHECKING:
            from collections.abc import Mapping as Map

        type Number = Literal[1, 2]

        @dataclass(frozen=True)
        class Row[T: Literal[3]](Base, total=False):
            """Not more than 3."""

            number: Literal[1, 2]

            def text(self, one: Literal[4]) -> Literal[True]:
                """Return 4 < 5."""
                assert one is not None and one > 5
                print("1 < 2" f"{one + 1}")
    '''
    assert not mutants_in(spared)


def test_every_kind_of_mistake_is_made() -> None:
    code = """
        class Kind(StrEnum):
            BATH = "bath"
            ICE = "ice"

        SPAN = timedelta(minutes=one)

        def is_cold(kind, a, b):
            if a < b and not kind:
                return min(a, b)
            a += b
            kind = Kind.ICE
            return a[-1]
    """
    assert changes_of(code) == {
        ("a < b", "a <= b"),
        ("a < b and (not kind)", "a < b or not kind"),
        ("a < b and (not kind)", "not kind"),
        ("a < b and (not kind)", "a < b"),
        ("not kind", "kind"),
        ("return min(a, b)", "return None"),
        ("min(a, b)", "max(a, b)"),
        ("a += b", "a -= b"),
        ("kind = Kind.ICE", "kind = Kind.BATH"),
        ("a[-1]", "a[0]"),
        ("return a[-1]", "return None"),
    }


def test_a_constant_gets_another_number_and_a_span_another_second() -> None:
    assert changes_of("SPAN = timedelta(hours=5)\nIS_ON = True") == {
        ("timedelta(hours=5)", "timedelta(hours=6)"),
        ("timedelta(hours=5)", "timedelta(hours=4)"),
        ("timedelta(hours=5)", "timedelta(hours=10)"),
        ("timedelta(hours=5)", "timedelta(hours=-5)"),
        ("timedelta(hours=5)", "timedelta(hours=5, seconds=1)"),
        ("timedelta(hours=5)", "timedelta(hours=5, seconds=-1)"),
        ("IS_ON = True", "IS_ON = False"),
    }


def test_a_mutant_is_found_again_where_its_function_has_moved() -> None:
    before = "def _late(at, now):\n    return _due(at) < now or at > 3\n"
    after = "MOST = 3\n\ndef late(at: Instant):\n    now = at\n    return due(at) < now or at > 3\n"
    mutants = mutants_in(before)

    found = found_again([mutant.as_row() for mutant in mutants], mutants_in(after, OFFERS))

    assert all(one and one.file == OFFERS for one in found)
    assert [one and one.identity for one in found] == [mutant.identity for mutant in mutants]


def test_of_two_functions_of_one_name_the_one_that_is_meant_is_found() -> None:
    here, there = "def _is(a):\n    return a < 3\n", "def _is(a):\n    b = a\n    return a < 3\n"
    rows = [mutant.as_row() for mutant in mutants_in(there)]

    found = found_again(rows, mutants_of({AGENDA: ast.parse(here), OFFERS: ast.parse(there)}))

    assert {one and one.file for one in found} == {OFFERS}


def test_what_reads_otherwise_now_is_gone() -> None:
    rows = [mutant.as_row() for mutant in mutants_in("def late(at):\n    return at < 3\n")]

    found = found_again(rows, mutants_in("def late(at):\n    return 3 > at\n"))

    assert set(found) == {None}


def test_the_same_seed_chooses_the_same_mutants_of_every_file() -> None:
    engine = {file: ast.parse("def late(at):\n    return at < 3\n") for file in (AGENDA, OFFERS)}
    once, again = (sample(mutants_of(engine), 7, 4) for _ in range(2))

    assert [one.as_row() for one in once] == [one.as_row() for one in again]
    assert {one.file for one in once} == {AGENDA, OFFERS}
