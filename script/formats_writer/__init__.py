"""Writes how each language writes dates, times, numbers and plurals, from the CLDR that Babel carries."""
