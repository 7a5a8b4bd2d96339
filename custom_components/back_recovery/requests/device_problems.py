"""Says in Repairs and in the log book what becomes of the promise that a device goes off."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from ..coordinator import RecoveryCoordinator
from ..engine.model.effects import Report, ReportDevice
from ..engine.model.guards import GuardState
from ..telling.texts import server_texts

EVENT_DEVICE = f"{DOMAIN}_device"
"""Fired with what became of a device: `off_confirmed` with its proof, or not."""


@callback
def async_follow_devices(hass: HomeAssistant, coordinator: RecoveryCoordinator) -> None:
    """Follow the devices of one plan for as long as it is loaded."""
    entry = coordinator.config_entry

    def issue_id(activity: str) -> str:
        return f"device_not_off_{activity}_{entry.entry_id}"

    @callback
    def steps() -> None:
        for guard in coordinator.data.guards:
            if not guard.is_loud or guard.state is GuardState.OFF:
                ir.async_delete_issue(hass, DOMAIN, issue_id(guard.activity))
                continue
            ir.async_create_issue(
                hass,
                DOMAIN,
                issue_id(guard.activity),
                is_fixable=False,
                severity=ir.IssueSeverity.CRITICAL,
                translation_key="device_not_off",
                translation_placeholders={"device": guard.device, "title": coordinator.name},
            )

    @callback
    def reported(report: Report) -> None:
        if isinstance(report, ReportDevice):
            # The log is Home Assistant's, whatever language the person reads.
            activity = server_texts(hass).activity(report.activity, coordinator.settings.plan)
            hass.bus.async_fire(
                EVENT_DEVICE,
                {
                    "kind": report.kind.value,
                    "activity": report.activity,
                    "name": f"{coordinator.name}: {activity}",
                    "reason": report.reason,
                    "proof": report.proof,
                },
            )

    entry.async_on_unload(coordinator.async_add_listener(steps))
    entry.async_on_unload(coordinator.async_add_report_listener(reported))
