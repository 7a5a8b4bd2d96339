/** What comes next, day by day; what was today folded below. */

import { html, nothing } from "lit";

import { dayName, timed } from "../drawing/phrases";
import { heading, icon, line, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Coming, Earlier } from "../model";
import { byDay } from "../pure/order";

export function next(look: Look): Drawn {
  const { coming, earlier } = look.plan;
  const today = earlier.filter((row) => look.formats.days(row.at, look.at) === 0);
  if (!coming.length && !today.length) return nothing;
  const days = byDay(coming, (at) => look.formats.days(at, look.at));
  return html`${heading(look, "next.title", "mdi:calendar")}
    <section class="card list">
      ${days.map((day) => html`<h3 class="dy">${dayName(look, day.rows[0].at)}</h3>
        <ul>${day.day > 0 ? folded(look, day.rows) : day.rows.map((row) => comes(look, row))}</ul>`)}
      ${today.length ? before(look, today) : nothing}
    </section>`;
}

function comes(look: Look, row: Coming): Drawn {
  const time = look.formats.time(row.at);
  return line({
    icon: row.icon,
    name: timed(look, row.name, row.minutes),
    right: row.kind === "training" ? look.say("from", { time }) : time,
    text: row.note,
  });
}

/** A later day needs no times of everything: the same thing several times is one row. */
function folded(look: Look, rows: Coming[]): Drawn[] {
  const same = new Map<string, Coming[]>();
  for (const row of rows) {
    const key = `${row.kind} ${row.activity} ${row.note}`;
    same.set(key, [...(same.get(key) ?? []), row]);
  }
  return [...same.values()].map((group) => group.length === 1 ? comes(look, group[0]) : line({
    icon: group[0].icon,
    name: `${look.formats.number(group.length)} × ${timed(look, group[0].name, group[0].minutes)}`,
    right: look.say("from", { time: look.formats.time(group[0].at) }),
    text: group[0].note,
  }));
}

const SIGNS: Record<Earlier["how"], string> = {
  done: "mdi:check", skipped: "mdi:skip-next", missed: "mdi:minus",
};

function before(look: Look, today: Earlier[]): Drawn {
  const count = (how: Earlier["how"]) => today.filter((row) => row.how === how).length;
  const what = (["done", "skipped", "missed"] as const)
    .filter((how) => count(how) > 0)
    .map((how) => look.say(`next.${how}`, { n: count(how) }));
  const open = look.taps.earlierOpen;
  return html`<button type="button" class="more" aria-expanded=${open ? "true" : "false"}
      @click=${() => look.tapped({ earlierOpen: !open })}>
      ${icon("mdi:history")}<span>${look.say("next.earlier", { what: what.join(", ") })}</span>
      <span class="end">${icon(open ? "mdi:chevron-up" : "mdi:chevron-down")}</span>
    </button>
    ${open ? html`<ul>${[...today].reverse().map((row) => line({
      icon: row.icon, name: row.name, right: look.formats.time(row.at),
      text: html`<span class="how">${icon(SIGNS[row.how])}${look.say(`next.is_${row.how}`)}</span>`,
    }))}</ul>` : nothing}`;
}
