/** What a change of the page means for somebody who hears it. */

import type { Asked, Page, Plan } from "../model";
import { moment, SECOND } from "./instants";
import type { Words } from "./words";

export interface News {
  /** Said when there is a moment for it. */
  polite: string[];
  /** Said at once, over everything; null: nothing new. */
  assertive: string | null;
}

/** The first question that was not asked before. */
export function freshIn(was: Plan, is: Plan): Asked | undefined {
  const known = new Set(was.now.map((one) => one.asking));
  return is.now.find((one) => !known.has(one.asking));
}

export function news(before: Page, after: Page, at: number, say: Words["say"]): News {
  const told: News = { polite: [], assertive: null };
  const [was, is] = [before.plan, after.plan];
  if (after.alarms.length > before.alarms.length) told.assertive = after.alarms[0].title;
  if (was?.kind !== "plan" || is?.kind !== "plan") return told;
  if (is.phase === "hold_emergency" && was.phase !== "hold_emergency") told.assertive = is.hold?.title ?? "";
  if (was.session?.warm && !is.session && moment(was.session.ends_at) <= at + 1.5 * SECOND) {
    told.assertive = say("spoken.over", { what: was.session.name });
  }
  const fresh = freshIn(was, is);
  if (fresh) told.polite.push(fresh.title);
  const off = is.devices.find((one) => one.state === "off" && one.proof_at &&
    !was.devices.some((other) => other.activity === one.activity && other.proof_at === one.proof_at));
  if (off) told.polite.push(`${say("off.confirmed")}: ${off.name}`);
  return told;
}
