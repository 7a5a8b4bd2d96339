"""Every story of the shell runs in a Home Assistant that may load custom integrations."""

from collections.abc import Generator

import pytest


@pytest.fixture(autouse=True)
def custom_integrations(enable_custom_integrations: None) -> Generator[None]:
    """Allow the integration of this repository to be loaded."""
    return
