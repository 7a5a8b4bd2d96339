/** What stands where: one slot acts, the order of the parts changes only with the phase. */

import type { Asked, Device, Phase, Plan, Session } from "../model";
import { MINUTE, moment } from "./instants";

export type Part = "how" | "next" | "closed" | "chart" | "way";
export const PARTS: readonly Part[] = ["how", "next", "closed", "chart", "way"];

const SAFETY: readonly Asked["kind"][] = ["signs", "hold", "skin", "out_of_bath", "are_you_there"];
/** After a swap the buttons do nothing for this long: nothing moves under a thumb. */
export const SWAP = 600;
/** How long a proof of off stays where the session was. */
export const PROOF_STAYS = MINUTE;

export const RECOVERING: readonly Phase[] = ["rest", "ready_check", "return"];

/** What the one slot shows. */
export type Now =
  | { what: "there"; asked: Asked }
  | { what: "session"; session: Session; looks: Asked[] }
  | { what: "going_off"; device: Device }
  | { what: "asked"; asked: Asked; also: Asked[] }
  | { what: "off"; device: Device }
  | { what: "missing" }
  | { what: "nothing" };

/** Open questions, first the one to show: oldest safety question, else what closes first. */
export function sorted(open: readonly Asked[]): Asked[] {
  const never = Number.POSITIVE_INFINITY;
  return [...open].sort((a, b) => {
    const safe = Number(isSafety(b)) - Number(isSafety(a));
    if (safe) return safe;
    if (isSafety(a)) return moment(a.asked_at) - moment(b.asked_at);
    const [until, other] = [a, b].map((one) => (one.until ? moment(one.until) : never));
    return until === other ? moment(a.asked_at) - moment(b.asked_at) : until - other;
  });
}

export function isSafety(asked: Asked): boolean {
  return SAFETY.includes(asked.kind);
}

/** The rest window has ended, and the way back has not begun. */
export function isRestOver(plan: Plan): boolean {
  return plan.phase === "ready_check" || (plan.phase === "rest" && plan.rest_window_ends === null);
}

/** What is in the slot. `chosen`: asking or prompt that the person opened; `seenOff`: proofs taken note of. */
export function now(
  plan: Plan, at: number, chosen: string | null, seenOff: ReadonlySet<string>,
): Now {
  const open = sorted(plan.now);
  const there = open.find((asked) => asked.kind === "are_you_there");
  if (there) return { what: "there", asked: there };
  const going = plan.devices.find((device) => device.state === "going_off");
  if (plan.session && !(going && going.activity === plan.session.activity)) {
    const looks = open.filter((one) => one.kind === "skin" || one.kind === "out_of_bath");
    return { what: "session", session: plan.session, looks };
  }
  if (going) return { what: "going_off", device: going };
  const wished = open.find((one) => one.asking === chosen || one.prompt_id === chosen);
  const first = open[0] && isSafety(open[0]) ? open[0] : wished ?? open[0];
  const off = plan.devices.find((device) => isFresh(device, at) && !seenOff.has(proofOf(device)));
  // The proof stays for its minute; an offer can wait for that, a question about safety cannot.
  if (off && !(first && (isSafety(first) || wished))) return { what: "off", device: off };
  if (first) {
    return { what: "asked", asked: first, also: open.filter((one) => one !== first) };
  }
  if (isRestOver(plan) && plan.gate.some((need) => !need.met)) {
    return { what: "missing" };
  }
  return { what: "nothing" };
}

/** What a proof of off is remembered by. */
export function proofOf(device: Device): string {
  return `${device.activity} ${device.proof_at}`;
}

/** A proof of off of the last minute. */
export function isFresh(device: Device, at: number): boolean {
  return device.state === "off" && device.proof_at !== null
    && at - moment(device.proof_at) < PROOF_STAYS && at >= moment(device.proof_at) - MINUTE;
}

/** Parts below the slot, in order, without those that are empty. */
export function parts(plan: Plan, wanted: readonly Part[], slot: Now["what"] | "check_in"): Part[] {
  if (!RECOVERING.includes(plan.phase)) return [];
  const shown: Record<Part, boolean> = {
    how: slot !== "check_in" && slot !== "session" && slot !== "there",
    next: plan.coming.length > 0 || plan.earlier.length > 0,
    closed: plan.closed.length > 0,
    chart: plan.check_ins.length > 1,
    way: plan.way_back !== null && plan.way_back.steps.length > 0,
  };
  const order = wanted.filter((part) => shown[part]);
  if (plan.phase !== "return" || !order.includes("way")) return order;
  return ["way", ...order.filter((part) => part !== "way")];
}

/** The two columns of a wide page: what is about the person, what is about the plan. */
export function columns(order: readonly Part[]): [Part[], Part[]] {
  const left: readonly Part[] = ["how", "chart"];
  return [
    order.filter((part) => left.includes(part)),
    order.filter((part) => !left.includes(part)),
  ];
}

/** Rows of what comes, by calendar day. */
export function byDay<T extends { at: string }>(
  rows: readonly T[], day: (at: string) => number,
): { day: number; rows: T[] }[] {
  const days: { day: number; rows: T[] }[] = [];
  for (const row of [...rows].sort((a, b) => moment(a.at) - moment(b.at))) {
    const of = day(row.at);
    const last = days.at(-1);
    if (last?.day === of) last.rows.push(row);
    else days.push({ day: of, rows: [row] });
  }
  return days;
}

/** Closed rows: the gym first, then by instant; what is closed for good last. */
export function closedOrder<T extends { activity: string; until: string | null; for_good: boolean }>(
  rows: readonly T[],
): T[] {
  const rank = (row: T) => (row.for_good ? 2 : row.activity.startsWith("gym") ? 0 : 1);
  const until = (row: T) => (row.until ? moment(row.until) : Number.POSITIVE_INFINITY);
  return [...rows].sort((a, b) => {
    const first = rank(a) - rank(b);
    if (first) return first;
    const [one, other] = [until(a), until(b)];
    return one === other ? 0 : one - other;
  });
}

/** Lengths of [Later] that end before the question closes. */
export function laterLengths(asked: Asked, at: number): number[] {
  return asked.later.filter(
    (minutes) => !asked.until || at + minutes * MINUTE < moment(asked.until),
  );
}
