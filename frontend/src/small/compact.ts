/** The card in exactly two rows: where I am, and what can be done; it never jumps. */

import { html, nothing } from "lit";

import { button, call, icon, ring, symbol, type ButtonOf, type Drawn } from "../drawing/pieces";
import { ticking } from "../drawing/ticking";
import type { Look } from "../look";
import type { Action } from "../model";
import { glance, type Doing } from "./glance";

const PAGE = "/back-recovery";

export function compact(look: Look): Drawn {
  const is = glance(look, look.page);
  if (!is) return html`<section class="card cmp"><div class="c1"><div class="ct"><p class="c-first">${look.say("banner.none")}</p></div></div></section>`;
  const own = look.page.plan?.kind === "plan" ? look.page.plan : null;
  // In two rows there is no room for a banner, and buttons that do nothing need a word.
  const second = look.offline ? look.say("banner.lost") : is.second;
  const failed = is.does.map((one) => look.failure(one.what)).find((text) => text !== null);
  return html`<section class="card cmp" data-now>
    <a class="c1" href=${PAGE} @click=${(event: Event) => { event.preventDefault(); look.go(PAGE); }}>
      ${is.share ? ring(40, is.share, is.every) : symbol(is.icon, is.warns ? "warn" : "")}
      <div class="ct">
        <p class="c-first">${ticking((now) => is.first(now), is.every)}</p>
        ${failed ?? second ? html`<p class="c-second" role=${failed ? "alert" : nothing}>${failed ?? second}</p>` : nothing}
      </div>
      <span class="end">${icon("mdi:chevron-right")}</span>
    </a>
    ${own ? html`<div class="row nw">
      ${is.does.slice(0, 2).map((one, i) => one.what === "call"
        ? call(look, look.page.plan?.kind === "plan" ? own.help.emergency : "", one.number)
        : button(look, doing(look, one, i === 0)))}
      ${button(look, { label: look.say("wrong"), icon: "mdi:alert-circle-outline", kind: "quiet", round: true, local: true,
        tap: () => look.open("wrong") })}
    </div>` : nothing}
  </section>`;
}

/** Heat never starts from here: the house asks first, and the page shows it. */
function doing(look: Look, one: Doing, first: boolean): ButtonOf {
  const key = one.what;
  const act = (action: Action, data: object) => look.act(action, data, key);
  switch (one.what) {
    case "start":
      return { label: look.say("start"), key, tap: () => void act("start", {}) };
    case "resume": return { label: look.say("go_on"), key, icon: "mdi:play", tap: () => void act("resume", {}) };
    case "check_in": return { label: look.say("compact.check_in"), key, local: true, tap: () => look.open("check_in") };
    case "trained": return { label: look.say("way.trained"), key, local: true, tap: () => look.open("trained") };
    case "open": return { label: look.say("compact.open"), key, local: true, tap: () => look.go(PAGE) };
    case "stop": return {
      label: look.say("session.stop"), key, icon: "mdi:stop", kind: "primary", busy: look.say("off.going"),
      tap: () => void act("stop_activity", { activity: one.session.activity }),
    };
    case "done": return {
      label: look.say("session.done"), key, icon: "mdi:check", kind: "primary",
      tap: () => void act("done", { activity: one.session.activity }),
    };
    case "offer": {
      const start = one.asked.buttons.find((button) => button.primary) ?? one.asked.buttons[0];
      return {
        label: start?.kind === "start" ? look.say("compact.start") : start?.label ?? "", key,
        icon: start?.kind === "start" ? "mdi:play" : undefined, kind: first ? "primary" : "tonal",
        tap: () => void (start?.kind === "start" && one.asked.is_warm
          ? act("start_activity", { activity: one.asked.activity }).then((taken) => { if (taken) look.go(PAGE); })
          : act("tap", { asking: one.asked.asking, answer: start?.answer })),
      };
    }
    case "later": return {
      label: look.say("now.later"), key,
      tap: () => void act("snooze", { activity: one.asked.activity, minutes: one.asked.later.at(-1) }),
    };
    case "begin": return {
      label: look.say("compact.begin", { what: one.name }), key,
      tap: () => void act("start_activity", { activity: one.activity, ...(one.minutes ? { minutes: one.minutes } : {}) }),
    };
    case "unplugged": return {
      label: look.say("off.unplugged"), key, kind: "primary", alarm: true,
      tap: () => void act("unplugged", { entry_id: one.entry_id, activity: one.activity }),
    };
    case "call": return { label: one.label, key, tap: () => {} };
  }
}
