/** `strategy: {type: custom:back-recovery}`: this card full, the calendar beside it where there is room. */

import type { Hass } from "./house/hass";

export function generate(hass: Hass): object {
  const calendar = Object.values(hass.entities).find(
    (one) => one.platform === "back_recovery" && one.entity_id.startsWith("calendar."),
  );
  const card = { type: "custom:back-recovery-card", form: "full", grid_options: { columns: "full" } };
  return {
    views: [{
      path: "back-recovery", type: "sections", max_columns: 2, icon: "mdi:human-handsup",
      sections: [
        { type: "grid", cards: [card] },
        ...(calendar ? [{
          type: "grid",
          cards: [{
            type: "calendar", entities: [calendar.entity_id], initial_view: "listWeek",
            grid_options: { columns: "full" },
          }],
        }] : []),
      ],
    }],
  };
}
