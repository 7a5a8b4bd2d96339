"""What stands up to much. A law that is broken says how: its assertions are read by pytest, too."""

import pytest

pytest.register_assert_rewrite(
    "tests.engine.laws", "tests.engine.message_laws", "tests.engine.device_laws"
)
