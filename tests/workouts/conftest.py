"""Workouts are tested without Home Assistant's harness."""

import pytest


@pytest.fixture(autouse=True)
def verify_cleanup() -> None:
    """Spare these tests what the harness checks after each: they have no event loop."""
