/** What a page needs before it is drawn, so that nothing of it appears later. */

import type { Page } from "../model";

/** Which door it is behind; null: it is behind none. */
export function doorOf(page: Page, form: "full" | "compact"): "plan" | "before" | "small" | null {
  if (form === "compact") return "small";
  const { plan } = page;
  if (!plan || plan.kind === "glimpse" || !plan.running || plan.phase === "idle") return "before";
  return plan.phase === "hold_emergency" ? null : "plan";
}

/** About safety: it waits for nothing. */
export function isUrgent(page: Page | null): boolean {
  return !!page && (page.alarms.length > 0 ||
    (page.plan?.kind === "plan" && page.plan.phase === "hold_emergency"));
}
