"""What stands up to much runs in the same Home Assistant as the stories of the shell."""

from tests.shell.conftest import (  # noqa: F401
    custom_integrations,
    presses_are_as_old_as_the_clock_says,
    what_is_served_may_come_late,
)
