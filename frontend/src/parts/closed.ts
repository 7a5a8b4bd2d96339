/** Closed for now: until, and why, never apart. */

import { html, nothing } from "lit";

import { when } from "../drawing/phrases";
import { heading, line, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Closed } from "../model";
import { closedOrder } from "../pure/order";

export function closed(look: Look): Drawn {
  if (!look.plan.closed.length) return nothing;
  return html`${heading(look, "closed.title", "mdi:lock-outline")}
    <section class="card list"><ul>${closedRows(look, look.plan.closed)}</ul></section>`;
}

export function closedRows(look: Look, rows: Closed[]): Drawn {
  return html`${closedOrder(rows).map((one) => line({
    icon: one.icon,
    name: one.name,
    right: until(look, one),
    text: one.text,
    extra: more(look, one),
  }))}`;
}

function until(look: Look, one: Closed): string {
  if (one.until) return look.say("until", { until: when(look, one.until) });
  return one.until_text ?? (one.for_good ? look.say("closed.until_change") : "");
}

/** The other reasons, folded. */
function more(look: Look, one: Closed): Drawn {
  if (!one.more.length) return nothing;
  const { closedOpen } = look.taps;
  if (closedOpen.has(one.activity)) {
    return html`${one.more.map((reason) => html`<div class="l2">${reason}</div>`)}`;
  }
  return html`<button type="button" class="link small" @click=${() => look.tapped({
    closedOpen: new Set([...closedOpen, one.activity]),
  })}>${look.say("closed.more", { n: one.more.length })}</button>`;
}
