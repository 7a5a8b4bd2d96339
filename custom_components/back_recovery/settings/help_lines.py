"""Whom to call: the emergency number and the advice line of a country, as far as known.

A number is here only where it is certain. Where none is, the texts use neutral words; the
person can put numbers in under the options.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLines:
    """What to call. None: the text says it in neutral words."""

    emergency: str | None = None
    advice: str | None = None


UNKNOWN = HelpLines()

# The European emergency number (Directive (EU) 2018/1972, Article 109), and others who have it.
_112 = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    "IS", "LI", "TR",
)  # fmt: skip

COUNTRIES: Mapping[str, HelpLines] = {
    **{country: HelpLines(emergency="112") for country in _112},
    "AT": HelpLines(emergency="144", advice="1450"),
    "AU": HelpLines(emergency="000", advice="1800 022 222"),
    "CA": HelpLines(emergency="911", advice="811"),
    "CH": HelpLines(emergency="144"),
    "DE": HelpLines(emergency="112", advice="116 117"),
    "FI": HelpLines(emergency="112", advice="116 117"),
    "GB": HelpLines(emergency="999", advice="NHS 111"),
    "JP": HelpLines(emergency="119"),
    "NO": HelpLines(emergency="113", advice="116 117"),
    "NZ": HelpLines(emergency="111", advice="0800 611 116"),
    "SE": HelpLines(emergency="112", advice="1177"),
    "US": HelpLines(emergency="911"),
}
"""By the country of Home Assistant (ISO 3166-1)."""


def help_lines(
    country: str | None, *, emergency: str | None = None, advice: str | None = None
) -> HelpLines:
    """Return whom to call in a country; what the person put in goes first."""
    known = COUNTRIES.get(country or "", UNKNOWN)
    return HelpLines(emergency=emergency or known.emergency, advice=advice or known.advice)
