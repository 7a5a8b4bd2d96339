"""What a person can do about a problem, in Repairs."""

from pathlib import Path
from typing import Any

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import STORAGE_DIR
import probatio

from .const import DOMAIN
from .telling.outages import Outage

type IssueData = dict[str, str | int | float | None] | None


class _Flow(RepairsFlow):
    """A flow whose texts are filled like those of its issue."""

    @property
    def _placeholders(self) -> dict[str, str]:
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        return dict(issue.translation_placeholders or {}) if issue else {}


class RecordSetAsideFlow(_Flow):
    """A file that could not be read was kept: say so, and ask what to do with it."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Offer both."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["keep", "delete"],
            description_placeholders=self._placeholders,
        )

    async def async_step_keep(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Leave the file where it is."""
        return self.async_create_entry(data={})

    async def async_step_delete(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Delete the file."""
        path = Path(self._placeholders.get("kept_as", ""))
        await self.hass.async_add_executor_job(_delete_kept, self.hass, path)
        return self.async_create_entry(data={})


def _delete_kept(hass: HomeAssistant, path: Path) -> None:
    """Delete a file that was set aside, and nothing else whatever an issue says."""
    is_ours = path.name.startswith(f"{DOMAIN}.") and ".damaged." in path.name
    if is_ours and path.parent == Path(hass.config.path(STORAGE_DIR)):
        path.unlink(missing_ok=True)


class TargetMissingFlow(_Flow):
    """A target is gone: it has to be chosen anew in the options, and the issue goes with it."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Explain."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Close the issue; it comes back when the target is still missing at the next message."""
        if user_input is not None:
            return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm",
            data_schema=probatio.Schema({}),
            description_placeholders=self._placeholders,
        )


async def async_create_fix_flow(
    _hass: HomeAssistant, issue_id: str, _data: IssueData
) -> RepairsFlow:
    """Return the flow that fixes an issue."""
    if issue_id.startswith(Outage.MISSING):
        return TargetMissingFlow()
    return RecordSetAsideFlow()
