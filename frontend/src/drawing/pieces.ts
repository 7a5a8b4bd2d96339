/** Small things every part is made of: buttons, rows, rings, pictures, sentences. */

import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

import type { Look } from "../look";
import { drawingOf } from "./drawings";
import type { Key } from "../pure/words";
import { pieces } from "../pure/words";
import { dashes } from "../pure/ring";
import { ticking } from "./ticking";

export type Drawn = TemplateResult | typeof nothing;

export interface ButtonOf {
  label: string;
  /** Names the button for its error; by default its label. */
  key?: string;
  icon?: string;
  kind?: "primary" | "tonal" | "text" | "quiet" | "call";
  huge?: boolean;
  wide?: boolean;
  /** Said instead of the label while the house has not answered. */
  busy?: string;
  /** Round and without text: the label is spoken. */
  round?: boolean;
  /** Of an alarm: while there is one, no other button is filled. */
  alarm?: boolean;
  /** Does nothing outside the page, so it works without a connection. */
  local?: boolean;
  tap: () => void;
}

export function icon(name: string): Drawn {
  return html`<ha-icon class="i" .icon=${name} aria-hidden="true"></ha-icon>`;
}

export function button(look: Look, of: ButtonOf): Drawn {
  const busy = look.busy(of.key ?? of.label);
  const away = look.offline && !of.local;
  const label = busy && of.busy ? of.busy : of.label;
  const kind = of.kind === "primary" && !of.alarm && look.page.alarms.length ? "tonal" : of.kind ?? "tonal";
  return html`<button
    type="button"
    class="b ${kind} ${of.huge ? "huge" : ""} ${of.wide ? "wide" : ""} ${of.round ? "sq" : ""} ${away ? "away" : ""} ${busy ? "busy" : ""}"
    aria-disabled=${ifDefined(busy || away ? "true" : undefined)}
    aria-busy=${ifDefined(busy ? "true" : undefined)}
    aria-label=${ifDefined(of.round ? of.label : undefined)}
    aria-description=${ifDefined(away ? look.say("banner.not_connected") : undefined)}
    @click=${() => { if (!busy && !away) of.tap(); }}
  >${of.icon ? icon(of.icon) : nothing}${of.round ? nothing : html`<span>${label}</span>`}</button>`;
}

/** A button that dials; where there is no number to dial it is only text. */
export function call(
  look: Look, number: string, digits: string | null, kind: "call" | "tonal" = "call",
): Drawn {
  const label = look.say("wrong.call", { number });
  if (!digits) return kind === "call" ? html`<p class="number">${number}</p>` : nothing;
  return html`<a class="b ${kind} ${kind === "call" ? "huge wide" : ""}"
    href="tel:${digits}">${icon("mdi:phone")}<span>${label}</span></a>`;
}

/** Buttons beside each other, and under them the error of the one that was tapped. */
export function row(look: Look, buttons: ButtonOf[], how: "equal" | "" = ""): Drawn {
  if (!buttons.length) return nothing;
  return html`<div class="row ${how}">${buttons.map((of) => button(look, of))}</div>
    ${failures(look, buttons.map((of) => of.key ?? of.label))}`;
}

/** One button over the whole width with its error. */
export function wide(look: Look, of: ButtonOf): Drawn {
  return html`${button(look, { ...of, wide: true })}${failures(look, [of.key ?? of.label])}`;
}

export function failures(look: Look, keys: string[]): Drawn {
  const said = keys.map((key) => look.failure(key)).find((text) => text !== null);
  return said ? html`<p class="failed" role="alert">${icon("mdi:alert-outline")}<span>${said}</span></p>` : nothing;
}

/** `*` marks what is bold. */
export function rich(sentence: string): Drawn {
  return html`${pieces(sentence).map((piece, i) => (i % 2 ? html`<b>${piece}</b>` : piece))}`;
}

export function heading(look: Look, key: Key, name: string): Drawn {
  return html`<h2 class="sec">${icon(name)}<span>${look.say(key)}</span></h2>`;
}

export interface RowOf {
  icon: string;
  name: unknown;
  right?: unknown;
  text?: unknown;
  extra?: unknown;
  state?: "met" | "unmet";
}

export function line(of: RowOf): Drawn {
  return html`<li class="ln ${of.state ?? ""}">
    ${icon(of.icon)}
    <div class="lm">
      <div class="l1"><span>${of.name}</span>${of.right ? html`<span class="lr">${of.right}</span>` : nothing}</div>
      ${of.text ? html`<div class="l2">${of.text}</div>` : nothing}${of.extra ?? nothing}
    </div>
  </li>`;
}

/** What of a span is left, drained clockwise from full. `share` is called each second or minute. */
export function ring(
  size: number, share: (now: number) => number, every: "second" | "minute", inside: unknown = nothing,
): Drawn {
  const stroke = size > 180 ? 5.4 : size > 60 ? 9 : size > 30 ? 14 : 18;
  const radius = 50 - stroke / 2;
  return html`<div class="ring ${size > 180 ? "xl" : ""}" style="--size:${size / 16}rem">
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle class="track" cx="50" cy="50" r=${radius} stroke-width=${stroke}></circle>
      <circle class="arc" cx="50" cy="50" r=${radius} stroke-width=${stroke}
        stroke-dasharray=${ticking((now) => dashes(radius, share(now)), every)}></circle>
    </svg>
    <div class="rt">${inside}</div>
  </div>`;
}

export function bar(share: (now: number) => number): Drawn {
  return html`<div class="tbar" aria-hidden="true"><i style=${ticking((now) => `inline-size:${(share(now) * 100).toFixed(1)}%`)}></i></div>`;
}

/** A drawing on its tinted plate, or nothing where it is not wanted or not there. */
export function picture(look: Look, name: string | null, how = ""): Drawn {
  // Only what was built in: a name of a newer house is no address.
  const called = name && look.pictures ? drawingOf(name) : null;
  if (!called) return nothing;
  const drawn = look.svg(how === "big" ? called : `64/${called}`);
  return html`<div class="pw ${how}" role="img" aria-label=${look.say(`picture.${called.split("-")[0]}` as Key)}>
    ${drawn ? unsafeHTML(drawn) : nothing}</div>`;
}

export function symbol(name: string, how: "" | "good" | "warn" | "wait" = ""): Drawn {
  return html`<div class="sym ${how}" aria-hidden="true">${icon(name)}</div>`;
}

/** Title of the slot: takes the focus after an action, so that a reader hears what is new. */
export function title(text: unknown, how = "ti"): Drawn {
  return html`<h2 class=${how} tabindex="-1" data-title>${text}</h2>`;
}
