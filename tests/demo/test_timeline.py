"""The report of `script/demo --check`."""

from demo_house.timeline import StepFailed, Timeline
import pytest


class Report:
    """A timeline on a clock that the test turns."""

    def __init__(self) -> None:
        self.now = 100.0
        self.lines: list[str] = []
        self.timeline = Timeline(self.lines.append, lambda: self.now)


def test_a_line_says_when_it_began_and_what_was_seen() -> None:
    report = Report()

    report.now += 72
    with report.timeline.step("prompt walk") as step:
        step.note("push received")
        report.now += 5
        step.note("Done tapped")

    assert report.lines == ["+01:12  prompt walk            push received → Done tapped   ok"]
    assert not report.timeline.failed


def test_a_failure_is_said_counted_and_passed_on() -> None:
    report = Report()

    with pytest.raises(StepFailed), report.timeline.step("kill -9") as step:
        step.expect(False, "the switch is off")

    assert report.lines[0].endswith("FAILED: the switch is off")
    assert report.timeline.failed == 1
