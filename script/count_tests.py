"""Add up the JUnit reports named as arguments: `N passed, N failed[, N skipped]`.

The exit code is 1 when a test failed or none ran.
"""

from pathlib import Path
import sys
from xml.etree import ElementTree as ET


def outcome(case: ET.Element) -> str:
    tags = {child.tag for child in case}
    if tags & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in tags else "passed"


# No report at all arrives as the pattern itself, which names no file.
outcomes = [
    outcome(case)
    for report in map(Path, sys.argv[1:])
    if report.exists()
    for case in ET.parse(report).iter("testcase")
]
passed, failed, skipped = map(outcomes.count, ("passed", "failed", "skipped"))
print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
sys.exit(failed > 0 or passed + failed == 0)
