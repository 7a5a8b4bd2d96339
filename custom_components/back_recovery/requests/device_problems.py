"""Says in Repairs and in the log book what becomes of the promise that a device goes off."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import Report, ReportDevice
from ..engine.model.guards import GuardState
from ..surroundings.privacy import eyes_of_all
from ..telling.texts import server_texts

EVENT_DEVICE = f"{DOMAIN}_device"
"""Fired with what became of a device: `off_confirmed` with its proof, or not."""

NOT_OFF = "device_not_off"
"""The key of the repair about a device that owes its off."""


@callback
def async_follow_devices(hass: HomeAssistant, coordinator: RecoveryCoordinator) -> None:
    """Follow the devices of one plan for as long as it is loaded."""
    entry = coordinator.config_entry

    def issue_id(device: str) -> str:
        return f"{NOT_OFF}_{device}_{entry.entry_id}"

    @callback
    def steps() -> None:
        owing = {
            issue_id(guard.device): guard.device
            for guard in coordinator.data.guards
            if guard.is_loud and guard.state is not GuardState.OFF
        }
        for (domain, said), issue in list(ir.async_get(hass).issues.items()):
            # Also of a device that has another name by now, or that the plan has forgotten.
            is_ours = domain == DOMAIN and (issue.data or {}).get("entry_id") == entry.entry_id
            if is_ours and issue.translation_key == NOT_OFF and said not in owing:
                ir.async_delete_issue(hass, DOMAIN, said)
        for said, device in owing.items():
            ir.async_create_issue(
                hass,
                DOMAIN,
                said,
                data={"entry_id": entry.entry_id, "device": device},
                # Who unplugged it, or threw it away, can say so.
                is_fixable=True,
                severity=ir.IssueSeverity.CRITICAL,
                translation_key=NOT_OFF,
                translation_placeholders={"device": device, "title": coordinator.name},
            )

    @callback
    def reported(report: Report) -> None:
        if isinstance(report, ReportDevice):
            eyes = eyes_of_all(coordinator.settings)
            # The log is Home Assistant's, whatever language the person reads.
            activity = server_texts(hass).activity(report.activity, coordinator.settings.plan)
            hass.bus.async_fire(
                EVENT_DEVICE,
                {
                    "kind": report.kind.value,
                    "activity": report.activity,
                    "name": f"{coordinator.name}: {activity}",
                    "reason": report.reason and eyes.reason(report.reason),
                    "proof": report.proof,
                },
            )

    entry.async_on_unload(coordinator.async_add_listener(steps))
    entry.async_on_unload(coordinator.async_add_report_listener(reported))
