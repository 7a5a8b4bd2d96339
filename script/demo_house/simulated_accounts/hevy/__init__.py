"""Stands in for the integration of this name: shows the gym log of the simulated house."""

from custom_components.simulated_house.account import (  # type: ignore[import-not-found]
    async_setup_entry,
    async_unload_entry,
)

__all__ = ["async_setup_entry", "async_unload_entry"]
