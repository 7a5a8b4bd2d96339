/** The full-screen guide of what runs, of the test movements, and the wall's view of a rest. */

import { html, nothing } from "lit";

import { bar, call, icon, ring, row, wide, type Drawn } from "../drawing/pieces";
import { ticking } from "../drawing/ticking";
import type { Look } from "../look";
import type { Asked, Session } from "../model";
import { countdown, left, share } from "../pure/instants";
import type { Key } from "../pure/words";
import { UNSAID } from "../pure/pain";
import { keep } from "../parts/check-in";
import { numbers } from "../parts/numbers";
import { next } from "../parts/now";
import { of } from "../parts/answer";
import { clockOf, proof, stop } from "../parts/session";
import { restRing, whereAmI } from "../parts/state";
import { begin } from "../parts/now";
import { frame } from "./frame";
import { movements } from "./movements";

export function guide(look: Look, activity: string): Drawn {
  const { plan } = look;
  // Everything else leaves, here too.
  if (plan.phase === "hold_emergency") {
    return frame(look, {
      title: plan.hold?.title, picture: null, sentence: plan.hold?.text,
      actions: call(look, plan.help.emergency, plan.help.emergency_call),
    });
  }
  if (activity === "ready_check") return movements(look);
  const there = plan.now.find((one) => one.kind === "are_you_there" && one.activity === activity);
  if (there) return look.taps.isReady ? areYouThere(look, there) : getReady(look, there);
  if (plan.session?.activity === activity) return runs(look, plan.session);
  if (look.taps.ran === activity) return over(look, activity);
  if (activity === "rest") return resting(look);
  // Not begun yet: the house is still answering.
  return frame(look, {
    title: look.say("banner.loading"), picture: activity,
    actions: row(look, [{ label: look.say("back"), kind: "text", local: true, tap: () => look.guide(null) }]),
  });
}

/** A sentence of the guide, or none where there is none for this activity. */
function sentence(look: Look, family: "say" | "ready", activity: string): string | null {
  const key = `guide.${family}.${activity}` as Key;
  const text = look.say(key);
  return text === key ? null : text;
}

function getReady(look: Look, asking: Asked): Drawn {
  const activity = asking.activity ?? "";
  return frame(look, {
    title: look.say("guide.ready"), picture: activity,
    sentence: sentence(look, "ready", activity) ?? asking.text,
    proof: asking.caution ? html`<p class="warnline">${icon("mdi:hand-back-right-outline")}<span>${asking.caution}</span></p>` : nothing,
    bar: waits(asking),
    actions: wide(look, {
      label: look.say("guide.i_am_ready"), kind: "primary", huge: true, local: true,
      tap: () => look.tapped({ isReady: true }),
    }),
  });
}

function waits(asking: Asked): Drawn {
  const until = asking.until ?? asking.asked_at;
  return bar((now) => share(asking.asked_at, until, now));
}

function areYouThere(look: Look, asking: Asked): Drawn {
  const until = asking.until ?? asking.asked_at;
  const [first, ...rest] = [...asking.buttons].sort((a, b) => Number(b.primary) - Number(a.primary));
  return frame(look, {
    title: asking.title, picture: asking.activity, sentence: asking.text,
    bar: waits(asking),
    proof: html`<p class="proof">${look.say("there.wait")} <b role="timer" aria-live="off">${ticking((now) => countdown(left(until, now)))}</b></p>`,
    actions: html`${first ? wide(look, { ...of(look, asking, first), icon: "mdi:play", kind: "primary", huge: true }) : nothing}
      ${row(look, rest.map((one) => of(look, asking, one)))}`,
  });
}

function runs(look: Look, session: Session): Drawn {
  const asked = look.plan.now.find((one) => one.kind === "skin" || one.kind === "out_of_bath");
  return frame(look, {
    title: session.name, picture: session.picture ?? session.activity,
    ring: clockOf(look, session, 208),
    time: ticking((now) => countdown(left(session.ends_at, now))),
    bar: bar((now) => share(session.started_at, session.ends_at, now)),
    proof: proof(look, session),
    sentence: asked ? asked.text : sentence(look, "say", session.activity),
    extra: asked ? row(look, asked.buttons.filter((one) => one.kind === "tap").map((one) => of(look, asked, one)), "equal") : nothing,
    actions: stop(look, session),
  });
}

/** Time is up: what to do now, the proof of off, and how it is. */
function over(look: Look, activity: string): Drawn {
  const device = look.plan.devices.find((one) => one.activity === activity);
  const alarm = look.page.alarms.find((one) => one.activity === activity);
  if (look.taps.asksAfter) return after(look);
  const state = !device ? null
    : device.state === "off" && device.proof_at
      ? look.say("off.confirmed_text", { what: device.name, time: look.formats.time(device.proof_at) })
      : alarm ? alarm.text : look.say("off.going");
  const asked = look.plan.now.find((one) => one.kind === "out_of_bath" && one.activity === activity);
  return frame(look, {
    title: asked?.title ?? look.say(look.taps.ranOut ? "guide.over" : "guide.ended"), picture: activity,
    proof: state ? html`<p class="proof">${icon(device?.state === "off" ? "mdi:check" : "mdi:power-plug-outline")}<span>${state}</span></p>` : nothing,
    sentence: asked?.text ?? look.taps.said,
    extra: asked ? row(look, asked.buttons.filter((one) => one.kind === "tap").map((one) => of(look, asked, one))) : nothing,
    actions: wide(look, {
      label: look.say("guide.finish"), kind: "primary", huge: true, local: true,
      tap: () => look.tapped({ asksAfter: true }),
    }),
  });
}

function after(look: Look): Drawn {
  const leave = () => look.guide(null);
  return frame(look, {
    title: look.say("guide.after"), picture: null,
    extra: numbers(look, {
      label: look.say("how.now"), scale: true, value: null,
      choose: (n) => void look.act("check_in", { pain_now: n }, "after", look.say("how.noted_now", { now: n }))
        .then((taken) => {
          if (!taken) return;
          // Below it can still be changed: one touch is easily a slip.
          look.tapped({ ...keep(look, { ...UNSAID, now: n }), notedInSlot: false });
          leave();
        }),
    }),
    actions: row(look, [{ label: look.say("now.skip"), kind: "text", local: true, tap: leave }]),
  });
}

/** A tablet on the wall while nothing runs: no chart, no last number, nobody asked for them. */
function resting(look: Look): Drawn {
  const { plan } = look;
  const where = whereAmI(look);
  const walk = plan.startable[0];
  return frame(look, {
    over: where.over ?? undefined, title: where.head, picture: null,
    side: plan.rest_window_ends ? restRing(look, 300) : ring(300, () => 0, "minute", where.side),
    sentence: next(look),
    actions: row(look, [
      { label: look.say("compact.check_in"), local: true, tap: () => look.open("check_in") },
      ...(walk ? [{ label: look.say("now.start", { what: walk.name }), key: `start ${walk.activity}`, tap: () => void begin(look, walk) }] : []),
    ], "equal"),
  });
}
