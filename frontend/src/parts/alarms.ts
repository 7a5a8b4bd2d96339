/** Not confirmed off: above everything, in every view, for everybody in the house. */

import { html, nothing } from "lit";

import { row, symbol, wide, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Alarm } from "../model";

export function alarms(look: Look): Drawn {
  return html`${look.page.alarms.map((alarm) => one(look, alarm))}`;
}

function one(look: Look, alarm: Alarm): Drawn {
  const on = { entry_id: alarm.entry_id, activity: alarm.activity };
  const first = `unplugged ${alarm.activity}`;
  return html`<section class="card alarm w" role="group" aria-label=${alarm.title}>
    <div class="now">
      <div class="tt"><h2 class="ti">${alarm.title}</h2>
        <p class="tx">${alarm.text} ${alarm.sent_at
          ? look.say("off.last", { time: look.formats.time(alarm.sent_at) }) : nothing}</p></div>
      ${symbol("mdi:alert-outline", "warn")}
    </div>
    <div class="acts">
      ${wide(look, { label: look.say("off.unplugged"), kind: "primary", key: first,
        tap: () => void look.act("unplugged", on, first) })}
      ${row(look, [{ label: look.say("off.again"), key: `again ${alarm.activity}`,
        tap: () => void look.act("off_again", on, `again ${alarm.activity}`) }])}
    </div>
  </section>`;
}

