"""Says once that a target cannot be reached, and once that it can again."""

from collections.abc import Collection
from enum import StrEnum
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..surroundings.phones import phones

_LOGGER = logging.getLogger(__name__)


class Outage(StrEnum):
    """What is wrong with a target; the key of the repair issue's text."""

    MISSING = "target_missing"
    FAILED = "target_failed"
    NOT_TAKEN = "target_not_taken"
    OVER_LIMIT = "target_over_limit"


class Outages:
    """The targets of one plan that people cannot be told through."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Begin with all of them working."""
        self._hass = hass
        self._entry = entry
        self._lasting: dict[str, Outage] = {}

    def lasts(self, target: str) -> bool:
        """Tell whether a target is out of order, as far as anybody has tried."""
        return target in self._lasting

    @callback
    def begin(self, target: str, outage: Outage, why: str) -> None:
        """Report an outage, unless it has been reported."""
        if self._lasting.get(target) is outage:
            return
        self._lasting[target] = outage
        _LOGGER.warning("%s cannot tell anything through %s: %s", self._entry.title, target, why)
        if outage is Outage.MISSING and self._is_missed(target):
            # Said before it was needed, and in better words.
            self._delete_issues(target, but=Outage.MISSING)
            return
        self._delete_issues(target)
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            self._issue_id(target, outage),
            data={"entry_id": self._entry.entry_id, "target": target},
            # What is missing has to be chosen anew; what fails may work again by itself.
            is_fixable=outage is Outage.MISSING,
            severity=ir.IssueSeverity.WARNING,
            translation_key=outage,
            translation_placeholders={
                "title": self._entry.title,
                "target": target,
                "name": phones(self._hass).get(target, target),
            },
        )

    @callback
    def end(self, target: str) -> None:
        """Take the report back: the target works, or is not wanted any more."""
        if self._lasting.pop(target, None):
            _LOGGER.info("%s is done with the outage of %s", self._entry.title, target)
        # Also without one that is remembered: after a reload the issue is still there.
        self._delete_issues(target)

    def _is_missed(self, target: str) -> bool:
        """Tell whether Repairs says already why nothing gets through."""
        said = [issue.data or {} for issue in ir.async_get(self._hass).issues.values()]
        mine = [one for one in said if one.get("entry_id") == self._entry.entry_id]
        return any(one.get("thing") == target for one in mine)

    def _delete_issues(self, target: str, *, but: Outage | None = None) -> None:
        for outage in {*Outage} - {but}:
            ir.async_delete_issue(self._hass, DOMAIN, self._issue_id(target, outage))

    @callback
    def forget_all_but(self, targets: Collection[str]) -> None:
        """Take back the reports of targets that are no longer chosen."""
        for (domain, _), issue in list(ir.async_get(self._hass).issues.items()):
            data = issue.data or {}
            if domain != DOMAIN or data.get("entry_id") != self._entry.entry_id:
                continue
            target = data.get("target")
            if isinstance(target, str) and target not in targets:
                self.end(target)

    def _issue_id(self, target: str, outage: Outage) -> str:
        # The entry's id at the end: what an entry complained about goes with it.
        return f"{outage}_{target}_{self._entry.entry_id}"
