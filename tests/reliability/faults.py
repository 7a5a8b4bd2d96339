"""What may go wrong, what must happen then, and the tests that let it go wrong.

`script/faults` runs them and prints this as a table. Many were there before: they are named, and
not written again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
import os
from pathlib import Path
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ROOT = Path(__file__).parent.parent.parent

DISK = "tests/reliability/test_disk.py"
MOMENTS = "tests/reliability/test_moments.py"
STORMS = "tests/reliability/test_storms.py"
OTHERS = "tests/reliability/test_others.py"
JOURNAL = "tests/shell/storage/test_journal.py"
STORE = "tests/shell/storage/test_store.py"
OUTAGES = "tests/shell/telling/test_outages.py"
DEVICES = "tests/shell/surroundings/test_devices.py"
COORDINATOR = "tests/shell/test_coordinator.py"


@dataclass(frozen=True)
class Fault:
    """A row: what goes wrong, what must happen, and in which tests it does."""

    name: str
    must: str
    tests: tuple[str, ...]


FAULTS = (
    Fault(
        "disk full",
        "refused in words, nothing changed, Repairs says so until there is room; off is sent",
        (
            f"{DISK}::test_what_is_said_then_is_refused_in_words_and_changes_nothing[full]",
            f"{DISK}::test_a_pad_that_is_on_goes_off_in_time[full]",
            f"{DISK}::test_nothing_warm_is_switched_on_then[full]",
            f"{DISK}::test_what_was_missed_comes_once_there_is_room_again[full]",
            f"{DISK}::test_a_start_goes_on_with_the_same_episode_and_switches_off[full]",
        ),
    ),
    Fault(
        "configuration read-only",
        "the same",
        (
            f"{DISK}::test_what_is_said_then_is_refused_in_words_and_changes_nothing[read-only]",
            f"{DISK}::test_a_pad_that_is_on_goes_off_in_time[read-only]",
            f"{DISK}::test_nothing_warm_is_switched_on_then[read-only]",
            f"{DISK}::test_what_was_missed_comes_once_there_is_room_again[read-only]",
            f"{DISK}::test_a_start_goes_on_with_the_same_episode_and_switches_off[read-only]",
            f"{STORE}::test_a_file_that_cannot_be_put_aside_is_not_written_over",
        ),
    ),
    Fault(
        "record cut off at any byte",
        "kept aside whole, Repairs asks, the plan begins anew, its devices go off",
        (
            f"{DISK}::test_a_record_cut_off_at_any_byte_is_put_aside_whole",
            f"{DISK}::test_what_is_known_of_workouts_cut_off_at_any_byte_is_put_aside",
            f"{DISK}::test_a_plan_with_half_a_record_begins_anew_with_its_devices_off",
        ),
    ),
    Fault(
        "wrong types in the record",
        "read as what they are, or kept aside; never an exception, never half of it",
        (
            "tests/engine/test_codec.py::test_whatever_stands_in_any_place_is_read_or_refused",
            f"{STORE}::test_no_bit_that_flips_is_loaded_as_something_else",
            "tests/reliability/test_stored.py::test_an_entry_of_anything_is_loaded_or_says_why",
        ),
    ),
    Fault(
        "record of a later release",
        "kept aside, Repairs asks, the plan begins anew",
        (
            f"{STORE}::test_what_cannot_be_read_is_kept_under_another_name",
            f"{COORDINATOR}::test_a_damaged_record_is_kept_aside_and_reported",
        ),
    ),
    Fault(
        "clock an hour forward",
        "noticed within a minute; what is on goes off; no offer comes twice",
        (
            f"{COORDINATOR}::test_a_clock_set_forward_is_noticed_within_a_minute",
            f"{MOMENTS}::test_a_pad_goes_off_when_the_clock_is_set[1]",
            f"{MOMENTS}::test_no_offer_comes_twice_when_the_clock_is_set[1]",
        ),
    ),
    Fault(
        "clock an hour back",
        "what is on goes off and stays on no longer; no offer comes twice",
        (
            f"{DEVICES}::test_a_clock_that_is_set_back_does_not_make_it_longer",
            f"{MOMENTS}::test_a_pad_goes_off_when_the_clock_is_set[-1]",
            f"{MOMENTS}::test_no_offer_comes_twice_when_the_clock_is_set[-1]",
        ),
    ),
    Fault(
        "notify service hangs for 60 s",
        "given up; meanwhile answers are taken and off is sent",
        (
            f"{OTHERS}::test_while_a_phone_hangs_the_plan_goes_on",
            f"{OUTAGES}::test_a_target_that_never_answers_is_given_up",
            "tests/shell/storage/test_performing.py::test_off_does_not_wait_for_a_slow_phone",
        ),
    ),
    Fault(
        "notify service raises",
        "tried twice, logged once, Repairs says so until it works",
        (
            f"{OUTAGES}::test_a_target_that_fails_is_tried_twice_and_logged_once",
            f"{OUTAGES}::test_one_failure_is_made_good_by_the_second_try",
        ),
    ),
    Fault(
        "notify service disappears",
        "the others are told; Repairs names what is missing",
        (
            f"{OUTAGES}::test_a_phone_that_is_gone_keeps_no_other_from_being_told",
            f"{OUTAGES}::test_a_target_that_fails_and_is_then_removed_is_missing",
        ),
    ),
    Fault(
        "push service refuses",
        "heard, tried again and said once",
        ("tests/shell/telling/test_hearing.py::test_it_is_tried_twice_and_said_once",),
    ),
    Fault(
        "recorder stopped",
        "nothing of the plan needs it",
        (f"{OTHERS}::test_a_day_goes_on_with_a_recorder_that_has_stopped",),
    ),
    Fault(
        "1,000 answers in a second",
        "one counts, written twice at most; of check-ins thirty, the others refused in words",
        (
            f"{STORMS}::test_a_thousand_answers_in_a_second_are_one",
            f"{STORMS}::test_a_thousand_check_ins_in_a_second_are_thirty",
        ),
    ),
    Fault(
        "two answers in the same instant",
        "the first counts",
        (
            f"{STORMS}::test_of_two_answers_in_the_same_instant_the_first_counts",
            f"{STORMS}::test_of_two_devices_in_the_same_instant_the_first_counts",
        ),
    ),
    Fault(
        "reload in the middle of a step",
        "no answer is lost",
        (
            f"{MOMENTS}::test_a_reload_in_the_middle_of_a_step_loses_no_answer",
            "tests/shell/test_number.py::test_a_reload_loses_no_number_that_still_rests",
        ),
    ),
    Fault(
        "shutdown in the middle of a step",
        "the record is whole, with the answer; what is on goes off",
        (
            f"{MOMENTS}::test_the_end_in_the_middle_of_a_step_leaves_a_whole_record_and_the_pad_off",
            f"{JOURNAL}::test_whoever_is_cancelled_while_saving_takes_nothing_along",
        ),
    ),
    Fault(
        "removal during a running pad",
        "it goes off, also where it does not listen at first; nothing is left over",
        (
            f"{MOMENTS}::test_a_plan_that_is_removed_leaves_its_pad_off_which_did_not_listen",
            f"{DEVICES}::test_an_activity_that_is_removed_in_the_middle_is_seen_off",
        ),
    ),
    Fault(
        "backup restored on another machine",
        "the session ended at its time, the pad goes off, buttons of the other life do nothing",
        (f"{MOMENTS}::test_a_backup_of_a_session_goes_on_where_it_would_be_now",),
    ),
)


def outcomes(report: Path) -> Mapping[str, list[str]]:
    """Return how each test ended, by its file and its name, and by that without its case."""
    found: dict[str, list[str]] = {}
    for case in ET.parse(report).iter("testcase"):
        file = case.attrib["classname"].replace(".", "/") + ".py"
        name = case.attrib["name"]
        wrong = [part.tag for part in case if part.tag in ("failure", "error", "skipped")]
        how = wrong[0] if wrong else "passed"
        for key in {f"{file}::{name}", f"{file}::{name.partition('[')[0]}"}:
            found.setdefault(key, []).append(how)
    return found


def main() -> int:
    """Let everything go wrong, print the table, and return 1 where something did not happen."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "faults.xml"
        tests = sorted({test for fault in FAULTS for test in fault.tests})
        command = [sys.executable, "-m", "pytest", "-q", "--no-header", f"--junit-xml={report}"]
        environment = os.environ | {"EVERY": "1"}
        subprocess.run([*command, *tests], cwd=ROOT, env=environment, check=False)
        ended = outcomes(report) if report.exists() else {}
    failed = 0
    print(f"\n{'fault':36}{'cases':>6}  so?  what must happen")
    for fault in FAULTS:
        every = [how for test in fault.tests for how in ended.get(test, ["was not run"])]
        is_so = all(how == "passed" for how in every)
        failed += not is_so
        print(f"{fault.name:36}{len(every):>6}  {'yes' if is_so else 'NO '}  {fault.must}")
    print(f"{len(FAULTS) - failed} of {len(FAULTS)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
