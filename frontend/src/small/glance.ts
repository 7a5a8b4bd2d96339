/** Where I am in one line and a half: what compact, badge and tile feature are made of. */

import { clock } from "../clock";
import { spanUntil, when, within } from "../drawing/phrases";
import type { Asked, Page, Plan, Session } from "../model";
import type { Formats } from "../pure/formats";
import { countdown, left, share } from "../pure/instants";
import { isRestOver, now as slotOf } from "../pure/order";
import type { Words } from "../pure/words";

export interface Tongue { say: Words["say"]; formats: Formats; at: number }

export interface Glance {
  /** A ring of what is left; else a symbol. */
  share: ((now: number) => number) | null;
  icon: string;
  warns: boolean;
  first: (now: number) => string;
  second: string | null;
  /** Shown alone, in a badge. */
  short: (now: number) => string | null;
  every: "second" | "minute";
  does: Doing[];
}

export type Doing =
  | { what: "start" | "check_in" | "trained" | "open" | "resume" }
  | { what: "call"; number: string | null; label: string }
  | { what: "stop" | "done"; session: Session }
  | { what: "offer" | "later"; asked: Asked }
  | { what: "unplugged"; entry_id: string; activity: string }
  | { what: "begin"; activity: string; name: string; icon: string; minutes: number | null };

const none = () => null;

export function glance(of: Tongue, page: Page): Glance | null {
  const { plan } = page;
  const [alarm] = page.alarms;
  if (alarm) {
    return {
      share: null, icon: "mdi:alert-outline", warns: true, every: "minute",
      first: () => of.say("compact.unplug", { what: within(alarm.name, of.formats.language) }),
      second: of.say("compact.unplug_text"), short: () => of.say("compact.unplug", { what: alarm.name }),
      does: [{ what: "unplugged", entry_id: alarm.entry_id, activity: alarm.activity }],
    };
  }
  if (!plan) return null;
  if (plan.kind === "glimpse") {
    return still("mdi:account-outline", plan.name, plan.line, []);
  }
  if (!plan.running) return still("mdi:cog-outline", of.say("banner.not_running"), null, []);
  return ofPlan(of, plan);
}

function still(icon: string, first: string, second: string | null, does: Doing[], short: string | null = null): Glance {
  return { share: null, icon, warns: false, every: "minute", first: () => first, second, short: () => short, does };
}

function ofPlan(of: Tongue, plan: Plan): Glance {
  switch (plan.phase) {
    case "idle":
      return still("mdi:human-handsup", of.say("idle.title"), plan.last
        ? of.say("last.short", { dates: of.formats.dates(plan.last.from, plan.last.to) })
        : of.say("last.none"), [{ what: "start" }]);
    case "hold_emergency":
      return {
        ...still("mdi:alert-circle", plan.hold?.title ?? "", of.say("compact.call_text", { number: plan.help.emergency }),
          [{ what: "call", number: plan.help.emergency_call, label: of.say("wrong.call", { number: plan.help.emergency }) }],
          plan.hold?.title ?? null),
        warns: true,
      };
    case "hold_care":
      return still("mdi:pause", of.say("compact.hold"), plan.hold?.title ?? null, [{ what: "open" }], of.say("compact.hold"));
    case "paused":
      return still("mdi:pause", of.say("compact.paused"), plan.rest_window_ends
        ? of.say("compact.rest", { until: when(of, plan.rest_window_ends) }) : null,
        [{ what: "resume" }], of.say("state.paused_now"));
    default:
      return active(of, plan);
  }
}

function active(of: Tongue, plan: Plan): Glance {
  const slot = slotOf(plan, clock.now(), null, new Set());
  const where = whereLine(of, plan);
  if (slot.what === "session") return running(of, slot.session);
  if (slot.what === "there") {
    const until = slot.asked.until ?? slot.asked.asked_at;
    return {
      share: (now) => share(slot.asked.asked_at, until, now), icon: slot.asked.icon, warns: false, every: "second",
      first: (now) => of.say("compact.session", { what: slot.asked.title, time: countdown(left(until, now)) }),
      second: of.say("there.wait"), short: (now) => countdown(left(until, now)), does: [{ what: "open" }],
    };
  }
  const rest = ring(plan);
  const short = shortOf(of, plan);
  if (slot.what === "asked" && slot.asked.kind === "offer") {
    return {
      share: rest, icon: slot.asked.icon, warns: false, every: "minute", short,
      first: () => of.say("compact.offer", { what: slot.asked.title }), second: where,
      does: [{ what: "offer", asked: slot.asked },
        ...(slot.asked.later.length ? [{ what: "later", asked: slot.asked } as const] : [])],
    };
  }
  if (slot.what === "asked") {
    const checks = slot.asked.kind === "check_in";
    return {
      share: rest, icon: slot.asked.icon, warns: false, every: "minute", short,
      first: () => (checks ? of.say("how.title") : slot.asked.title), second: where,
      does: [{ what: checks ? "check_in" : "open" }],
    };
  }
  const [first] = plan.startable;
  const does: Doing[] = plan.phase === "return"
    ? [{ what: "trained" }, { what: "check_in" }]
    : [{ what: "check_in" }, ...(first ? [{ what: "begin", ...first } as const] : [])];
  return {
    share: rest, icon: plan.phase === "return" ? "mdi:stairs" : "mdi:human-handsup", warns: false,
    every: "minute", short, first: () => where, second: nextLine(of, plan), does,
  };
}

function running(of: Tongue, session: Session): Glance {
  const time = of.formats.time(session.ends_at);
  return {
    share: (now) => share(session.started_at, session.ends_at, now), icon: session.icon, warns: false, every: "second",
    first: (now) => of.say("compact.session", { what: session.name, time: countdown(left(session.ends_at, now)) }),
    second: [session.proof, session.has_device ? of.say("compact.off_at", { time }) : of.say("session.until", { time })]
      .filter(Boolean).join(". "),
    short: (now) => countdown(left(session.ends_at, now)),
    does: [{ what: session.stop, session }],
  };
}

function whereLine(of: Tongue, plan: Plan): string {
  if (plan.phase === "return" && plan.way_back) {
    return plan.way_back.steps[plan.way_back.stage - 1]?.title
      ?? of.say("compact.step_badge", { n: plan.way_back.stage, all: plan.way_back.stages });
  }
  if (isRestOver(plan) || !plan.rest_window_ends) return of.say("compact.ready");
  return of.say("compact.rest", { until: when(of, plan.rest_window_ends) });
}

function nextLine(of: Tongue, plan: Plan): string | null {
  if (plan.phase === "return") {
    const from = plan.way_back?.next_step_from;
    return from ? of.say("compact.next_step", { from: when(of, from) }) : null;
  }
  const missing = isRestOver(plan) ? plan.gate.find((need) => !need.met) : undefined;
  if (missing) return missing.text;
  const coming = plan.coming[0];
  return coming
    ? of.say("compact.next", { what: within(coming.name, of.formats.language), at: when(of, coming.at) })
    : of.say("now.no_more");
}

function ring(plan: Plan): ((now: number) => number) | null {
  const { started_at: from, rest_window_ends: until } = plan;
  return from && until && plan.phase === "rest" ? (now) => share(from, until, now) : null;
}

function shortOf(of: Tongue, plan: Plan): (now: number) => string | null {
  const until = plan.rest_window_ends;
  if (plan.phase === "return" && plan.way_back) {
    const { stage, stages } = plan.way_back;
    return () => of.say("compact.step_badge", { n: stage, all: stages });
  }
  if (!until) return none;
  return (now) => of.say("left.all", { time: spanUntil(of, until, now) });
}
