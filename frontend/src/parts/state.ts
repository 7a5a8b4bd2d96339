/** Where am I: a sentence, until when, and the ring. */

import { html, nothing } from "lit";

import { since, spanUntil, when } from "../drawing/phrases";
import { icon, ring, row, symbol, wide, type Drawn } from "../drawing/pieces";
import { ticking } from "../drawing/ticking";
import type { Look } from "../look";
import { isRestOver, type Now } from "../pure/order";
import { share } from "../pure/instants";

/** `inside` stands in the same card: what is missing belongs to where I am. */
export function state(look: Look, slot: Now["what"], inside: Drawn = nothing): Drawn {
  const { plan } = look;
  if (plan.phase === "paused") return paused(look);
  if (slot === "session" || slot === "there" || slot === "going_off") return short(look);
  const is = whereAmI(look);
  return html`<section class="card" ?data-now=${slot === "missing"}>
    <div class="hero">
      <div>
        ${is.over ? html`<p class="ov">${is.over}</p>` : nothing}
        <h1 class="hd" id="state">${is.head}</h1>
        ${is.sub ? html`<p class="sub">${is.sub}</p>` : nothing}
      </div>
      ${is.side}
    </div>${inside}
  </section>`;
}

/** One line, while something else needs the room. */
function short(look: Look): Drawn {
  return html`<section class="card thin"><h1 class="one" id="state">
    ${icon("mdi:lock-outline")}<span>${whereAmI(look).head}</span></h1></section>`;
}

interface Where { over: string | null; head: string; sub: string | null; side: Drawn }

export function whereAmI(look: Look): Where {
  const { plan } = look;
  if (plan.phase === "return" && plan.way_back) return wayBack(look);
  if (isRestOver(plan)) return ready(look);
  const until = plan.rest_window_ends;
  const day = plan.started_at ? 1 - look.formats.days(plan.started_at, look.at) : null;
  return {
    over: day !== null && day > 0 ? look.say("state.day", { n: day }) : null,
    head: until ? look.say("state.rest", { until: when(look, until, "long") }) : look.say("state.ready"),
    sub: plan.closed.some(({ activity }) => activity === "walk") ? null : look.say("state.rest_text"),
    side: until ? restRing(look, 88) : nothing,
  };
}

/** The ring of the rest; it is never drawn without a value. */
export function restRing(look: Look, size: number): Drawn {
  const { started_at: from, rest_window_ends: until } = look.plan;
  if (!from || !until) return nothing;
  return ring(size, (now) => share(from, until, now), "minute", html`
    <span class="rb">${ticking((now) => spanUntil(look, until, now), "minute")}</span>
    <span class="rs">${look.say("left")}</span>`);
}

function wayBack(look: Look): Where {
  const way = look.plan.way_back!;
  const last = way.stage >= way.stages;
  const from = way.next_step_from;
  const start = look.plan.rest_window_ends ?? look.plan.started_at;
  const day = start ? 1 - look.formats.days(start, look.at) : 0;
  const head = last
    ? look.say("state.back_last")
    : from ? look.say("state.back", { from: dayOr(look, from) }) : look.say("state.back_open");
  return {
    over: day > 0 ? look.say("state.back_day", { n: day }) : null,
    head,
    sub: look.say("state.back_text"),
    side: fraction(look, way.stage, way.stages),
  };
}

function dayOr(look: Look, at: string): string {
  const days = look.formats.days(at, look.at);
  if (days === 0) return when(look, at, "long");
  return Math.abs(days) < 7 ? look.formats.weekday(at, "long") : look.formats.date(at);
}

function ready(look: Look): Where {
  const { gate } = look.plan;
  const missing = gate.filter((need) => !need.met).length;
  const all = gate.length;
  return {
    over: look.say("state.ready"),
    head: missing ? look.say("state.missing", { n: missing }) : look.say("state.all_there"),
    sub: missing ? look.say("state.missing_text") : look.say("state.all_there_text"),
    side: all ? fraction(look, all - missing, all) : nothing,
  };
}

export function fraction(look: Look, n: number, all: number): Drawn {
  return html`<div class="frac" role="img" aria-label=${look.say("state.fraction", { n, all })}>
    ${look.formats.number(n)}<span>/ ${look.formats.number(all)}</span></div>`;
}

function paused(look: Look): Drawn {
  const { plan } = look;
  const until = plan.rest_window_ends;
  const over = plan.held_since
    ? look.say("state.paused", { since: since(look, plan.held_since) }) : look.say("state.paused_now");
  return html`<section class="card" data-now>
    <div class="hero">
      <div>
        <p class="ov">${over}</p>
        <h1 class="hd" id="state" tabindex="-1" data-title>${look.say("state.paused_title")}</h1>
        <p class="sub">${until
          ? look.say("state.paused_text", { until: when(look, until) })
          : look.say("state.paused_text_open")}</p>
      </div>
      ${symbol("mdi:pause")}
    </div>
    <div class="acts">
      ${wide(look, {
        label: look.say("go_on"), icon: "mdi:play", kind: "primary", key: "resume",
        tap: () => void look.act("resume", {}, "resume"),
      })}
      ${row(look, [{ label: look.say("end"), kind: "text", tap: () => look.open("end") }])}
    </div>
  </section>`;
}

