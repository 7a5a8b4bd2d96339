"""What every test needs, whatever it tests."""

# Home Assistant's harness has a package of this name, too; the first one imported wins.
import custom_components  # noqa: F401, I001

from hypothesis import HealthCheck, settings

# The same examples on every machine, and no judgement of how fast that machine is.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=200,
    stateful_step_count=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("ci")
