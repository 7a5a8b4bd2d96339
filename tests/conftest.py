"""What every test needs, whatever it tests."""

# Home Assistant's harness has a package of this name, too; the first one imported wins.
import custom_components  # noqa: F401
