"""Stands in for the integration of this name: shows the gym log of the simulated house."""

from custom_components.simulated_house.account import async_setup_entry, async_unload_entry  # type: ignore[import-not-found]

__all__ = ["async_setup_entry", "async_unload_entry"]
