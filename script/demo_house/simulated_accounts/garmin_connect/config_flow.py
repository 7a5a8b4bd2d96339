"""The account is linked by the simulated house."""

from custom_components.simulated_house.account import AccountFlow  # type: ignore[import-not-found]


class Flow(AccountFlow, domain="garmin_connect"):  # type: ignore[call-arg, misc]
    """Links the account."""
