/** Nothing runs: start in one tap, and how it was last time. The first time: a welcome. */

import { html, nothing } from "lit";

import { rest, when } from "../drawing/phrases";
import { button, heading, icon, line, title, wide, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Last } from "../model";
import { HOUR } from "../pure/instants";
import { welcome } from "./welcome";

export function idle(look: Look): Drawn {
  const { plan } = look;
  if (plan.welcome && !plan.last) return welcome(look);
  return html`<section class="card" data-now>
      ${title(look.say("idle.title"), "hd")}
      ${onset(look)}${restWindow(look)}
      <div class="acts">${start(look)}</div>
    </section>
    ${plan.welcome ? welcome(look, false) : nothing}
    ${plan.last ? lastTime(look, plan.last) : nothing}`;
}

export function start(look: Look): Drawn {
  const { hours, onset: how } = look.taps;
  return wide(look, {
    label: look.say("start"), icon: "mdi:play", kind: "primary", key: "start",
    tap: () => void look.act("start", {
      // What was not chosen is the plan's own, also where a form would not take it.
      ...(hours === null ? {} : { rest_window: hours }), onset: how,
    }, "start"),
  });
}

function onset(look: Look): Drawn {
  const how = look.taps.onset;
  return html`<h3 class="dy" id="onset">${look.say("idle.how")}</h3>
    <div class="seg" role="radiogroup" aria-labelledby="onset">${(["sore", "tweak", "unsure"] as const).map((one) => html`
      <button type="button" role="radio" class=${one === how ? "on" : ""} aria-checked=${one === how ? "true" : "false"}
        @click=${() => look.tapped({ onset: one })}>${one === how ? icon("mdi:check") : nothing}<span>${look.say(`idle.${one}`)}</span></button>`)}
    </div>`;
}

const STEP = 12;

function restWindow(look: Look): Drawn {
  const { start: limits } = look.plan;
  const hours = look.taps.hours ?? limits.hours;
  const to = (by: number) => Math.min(limits.max_hours, Math.max(limits.min_hours, hours + by));
  const until = new Date(look.at + hours * HOUR).toISOString();
  return html`<div class="stp">
    <div><div>${look.say("idle.rest")}</div>
      <div class="l2" aria-live="polite">${look.say("idle.rest_text", { rest: rest(look, hours), until: when(look, until) })}</div></div>
    <span>${button(look, {
      label: look.say("idle.shorter"), icon: "mdi:minus", round: true, local: true,
      tap: () => look.tapped({ hours: to(-STEP) }),
    })}${button(look, {
      label: look.say("idle.longer"), icon: "mdi:plus", round: true, local: true,
      tap: () => look.tapped({ hours: to(STEP) }),
    })}</span>
  </div>`;
}

function lastTime(look: Look, last: Last): Drawn {
  const pain = last.pain_first !== null && last.pain_last !== null
    ? look.say("last.pain", { first: last.pain_first, last: last.pain_last }) : "";
  const done = last.done.filter((one) => one.count > 0);
  return html`${heading(look, "last.title", "mdi:history")}
    <section class="card list"><ul>
      ${line({
        icon: "mdi:calendar", name: look.formats.dates(last.from, last.to),
        text: `${look.say("last.days", { n: last.days })} ${pain}`.trim(),
      })}
      ${done.length ? line({
        icon: "mdi:walk",
        name: done.map((one) => `${look.formats.number(one.count)} × ${one.name}`).join(", "),
      }) : nothing}
    </ul>
    <button type="button" class="more" @click=${() => look.open("export")}>
      ${icon("mdi:file-document-outline")}<span>${look.say("export")}</span><span class="end">${icon("mdi:chevron-right")}</span>
    </button></section>`;
}

