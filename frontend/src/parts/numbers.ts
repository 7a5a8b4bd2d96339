/** Eleven numbers: a radio group that sends nothing by itself. */

import { html, nothing } from "lit";

import type { Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import { keyed, NUMBERS } from "../pure/pain";

export interface NumbersOf {
  label: string;
  /** Shown at the end of the label's line. */
  scale?: boolean;
  value: number | null;
  /** Numbers below it are dimmed: they cannot be true. */
  least?: number | null;
  from?: number;
  choose: (n: number) => void;
}

export function numbers(look: Look, of: NumbersOf): Drawn {
  const from = of.from ?? 0;
  const shown = NUMBERS.filter((n) => n >= from);
  const stop = of.value ?? shown.find((n) => n >= (of.least ?? 0)) ?? from;
  return html`<div class="nl"><span aria-hidden="true">${of.label}</span>${of.scale
    ? html`<span class="s2">${look.say("how.scale")}</span>` : nothing}</div>
  <div class="nums ${from > 0 ? "ten" : ""}" role="radiogroup" aria-label=${of.label}
    @keydown=${(event: KeyboardEvent) => move(look, of, event)}>
    ${shown.map((n) => html`<button type="button" role="radio"
      class="num ${n === 0 ? "z" : ""} ${n === of.value ? "on" : ""} ${n < (of.least ?? 0) ? "dim" : ""}"
      data-n=${n} aria-checked=${n === of.value ? "true" : "false"} tabindex=${n === stop ? 0 : -1}
      aria-disabled=${n < (of.least ?? 0) ? "true" : "false"}
      aria-label=${spoken(look, n, from)}
      @click=${() => { if (n >= (of.least ?? 0)) of.choose(n); }}
    ><b>${look.formats.number(n)}</b>${n === 0 ? html`<span>${look.say("how.none")}</span>` : nothing}</button>`)}
  </div>`;
}


function spoken(look: Look, n: number, from: number): string {
  if (from === 0 && n === 0) return look.say("how.none_spoken");
  if (from === 0 && n === 10) return look.say("how.ten_spoken");
  return look.formats.number(n);
}

/** Arrows, Home, End and the digits move and choose, as in any radio group. */
function move(look: Look, of: NumbersOf, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const group = event.currentTarget as HTMLElement;
  const focused = (event.target as HTMLElement).closest<HTMLElement>("[data-n]");
  const n = keyed(event.key, focused ? Number(focused.dataset.n) : of.value, look.rightToLeft);
  if (n === null) return;
  event.preventDefault();
  const next = Math.max(n, of.from ?? 0, of.least ?? 0);
  group.querySelector<HTMLElement>(`[data-n="${next}"]`)?.focus();
  of.choose(next);
}
