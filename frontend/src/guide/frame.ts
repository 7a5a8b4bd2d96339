/** One step fills the screen: picture, words, ring, next; read at arm's length and from two metres. */

import { html, nothing } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

import { drawingOf } from "../drawing/drawings";
import { button, icon, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import { alarms } from "../parts/alarms";
import { banners } from "../parts/banners";
import type { Key } from "../pure/words";

export interface Step {
  title: unknown;
  /** "Movement 3 of 5", "Day 2 of resting". */
  over?: string;
  /** `[done, all]`: segments at the top. */
  segments?: [at: number, all: number];
  /** "5 ×", "10 s". */
  amount?: unknown;
  picture: string | null;
  /** Instead of the picture: the ring of the rest. */
  side?: Drawn;
  /** Ring on a phone; large number and bar on a wall. */
  ring?: Drawn;
  time?: unknown;
  bar?: Drawn;
  proof?: Drawn;
  sentence?: unknown;
  extra?: Drawn;
  actions: Drawn;
}

export function frame(look: Look, step: Step): Drawn {
  return html`<div class="gd" ?data-now=${true} data-slot="guide">
    <div class="g-top">
      <button type="button" class="corner" data-close aria-label=${look.say("close")} @click=${() => look.guide(null)}>${icon("mdi:close")}</button>
      <span class="g-of">${step.segments ? look.say("guide.of", { n: step.segments[0], all: step.segments[1] }) : nothing}</span>
      ${button(look, {
        label: look.say("wrong"), icon: "mdi:alert-circle-outline", kind: "quiet", local: true, tap: () => look.open("wrong"),
      })}
    </div>
    ${step.segments ? dots(step.segments) : nothing}
    <div class="g-pic ${step.ring ? "small" : ""} ${step.side ? "plain" : ""}">${step.side ?? drawing(look, step.picture)}</div>
    <div class="g-in ${step.ring ? "mid" : ""}">
      ${banners(look, { lostSince: look.lostSince, stale: false })}${alarms(look)}
      ${step.over ? html`<p class="g-over">${step.over}</p>` : nothing}
      <div class="g-head"><h2 class="g-title" id="guide-title" tabindex="-1" autofocus data-title>${step.title}</h2>
        ${step.amount ? html`<b class="g-amount">${step.amount}</b>` : nothing}</div>
      ${step.ring ? html`<div class="g-ring">${step.ring}</div>` : nothing}
      ${step.time ? html`<p class="g-time" role="timer" aria-live="off">${step.time}</p>` : nothing}
      ${step.bar ? html`<div class="g-bar">${step.bar}</div>` : nothing}
      ${step.segments ? html`<div class="g-wall">${dots(step.segments)}</div>` : nothing}
      ${step.proof ?? nothing}
      ${step.sentence ? html`<p class="g-say">${step.sentence}</p>` : nothing}
      ${step.extra ?? nothing}
      <div class="acts g-acts">${step.actions}</div>
    </div>
  </div>`;
}

function dots([at, all]: [number, number]): Drawn {
  return html`<div class="dots" aria-hidden="true">${Array.from({ length: all }, (_, i) => html`
    <i class=${i + 1 < at ? "d" : i + 1 === at ? "c" : ""}></i>`)}</div>`;
}

/** Two frames where movement matters; side by side where motion is not wanted. */
function drawing(look: Look, name: string | null): Drawn {
  const called = name && look.pictures ? drawingOf(name) : null;
  if (!called) return nothing;
  const label = look.say(`picture.${called}` as Key);
  const moves = drawingOf(`${called}-1`) !== null;
  const one = (of: string) => html`${unsafeHTML(look.svg(of) ?? "")}`;
  if (!moves) return html`<div class="g-plate" role="img" aria-label=${label}>${one(called)}</div>`;
  const { stands } = look.taps;
  return html`<div class="g-plate moves ${stands ? "stands" : ""}">
    <div class="still" role="img" aria-label=${label}>${one(called)}</div>
    <div class="first" aria-hidden="true">${one(`${called}-1`)}</div>
    <div class="second" aria-hidden="true">${one(`${called}-2`)}</div>
    <button type="button" class="corner pause" aria-label=${look.say(stands ? "guide.move_on" : "guide.stand_still")}
      @click=${() => look.tapped({ stands: !stands })}>${icon(stands ? "mdi:play" : "mdi:pause")}</button>
  </div>`;
}
