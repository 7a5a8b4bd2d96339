/** The way back: stairs, the present step with its limits, what is missing for the next. */

import { html, nothing, svg } from "lit";

import { dayIn } from "../drawing/phrases";
import { heading, icon, row, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { WayBack } from "../model";
import { blocks, HEIGHT, WIDTH } from "../pure/stairs";
import { needs } from "./missing";

export function wayBack(look: Look): Drawn {
  const way = look.plan.way_back;
  if (!way?.steps.length) return nothing;
  const begun = look.plan.phase === "return";
  return html`${heading(look, "way.title", "mdi:stairs")}
    <section class="card">${stairs(look, way, begun)}${begun ? present(look, way) : outlook(look, way)}</section>`;
}

/** Text stands over the picture in its own size: an SVG would scale it. */
function stairs(look: Look, way: WayBack, begun: boolean): Drawn {
  const here = begun ? way.stage - 1 : -1;
  const drawn = blocks(way.steps.map((step) => step.load), here);
  const shown = chosen(look, way);
  const words = { done: "way.done", here: "way.here", ahead: "way.ahead" } as const;
  return html`<div class="stairs" role="group" aria-label=${look.say("way.title")}>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${drawn.map((block) => svg`<path class="st ${block.is}" d="M${block.x} ${HEIGHT}V${block.top + 5}q0 -5 5 -5h${block.width - 10}q5 0 5 5V${HEIGHT}z"></path>`)}
    </svg>
    <div class="steps">${drawn.map((block, i) => html`<button type="button"
      class="step ${block.is}" style="--top:${((block.top / HEIGHT) * 100).toFixed(1)}%"
      aria-pressed=${i === shown ? "true" : "false"}
      aria-label="${look.say("way.percent", { n: way.steps[i].load })}, ${way.steps[i].title}, ${look.say(words[block.is])}"
      @click=${() => look.tapped({ step: i })}>
      ${block.is === "here" ? html`<span class="me">${icon("mdi:human-handsup")}</span>` : nothing}
      ${block.is === "done" ? html`<span class="me">${icon("mdi:check")}</span>` : nothing}
      <span class="sl">${look.say("way.percent", { n: way.steps[i].load })}</span>
    </button>`)}</div>
  </div>`;
}

function chosen(look: Look, way: WayBack): number {
  const begun = look.plan.phase === "return";
  return look.taps.step ?? (begun ? Math.max(0, way.stage - 1) : -1);
}

function present(look: Look, way: WayBack): Drawn {
  const at = chosen(look, way);
  const last = way.stage >= way.stages;
  return html`${limits(way, at)}
    ${at === way.stage - 1 && way.needs.length ? html`
      <h3 class="dy">${last ? look.say("way.to_finish") : look.say("way.for", { n: way.stage + 1 })}</h3>
      ${needs(look, way.needs)}` : nothing}
    <div class="acts">${row(look, [{
      label: look.say("way.trained"), icon: "mdi:dumbbell", local: true, tap: () => look.open("trained"),
    }])}</div>`;
}

function limits(way: WayBack, at: number): Drawn {
  const step = way.steps[at];
  if (!step) return nothing;
  return html`<h3 class="ti mt" aria-live="polite">${step.title}</h3>
    <p class="tx">${step.text}</p>
    ${step.weights.length ? html`<p class="caps">${step.weights.map((one) => html`<span>${one.name} <b>${one.weight}</b></span>`)}</p>` : nothing}`;
}

/** "Five": a number that begins a sentence is a word. */
function count(look: Look, way: WayBack): string {
  return way.stages === 5 || way.stages === 6
    ? look.say(`number.${way.stages}`) : look.formats.number(way.stages);
}

/** While resting: five steps, and from when. */
function outlook(look: Look, way: WayBack): Drawn {
  if (look.taps.step !== null) return limits(way, look.taps.step);
  const from = look.plan.rest_window_ends;
  return html`<h3 class="ti mt">${from
    ? look.say("way.outlook", { count: count(look, way), from: dayIn(look, from) })
    : look.say("way.outlook_open", { count: count(look, way) })}</h3>
    <p class="tx">${look.say("way.outlook_text")}</p>`;
}
