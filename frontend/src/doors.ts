/**
 * What is not needed for every look is behind a door, in a file of its own: the parts of a
 * recovery, what stands there without one, sheets, the guide, badge and compact form, the editor.
 * *Something is wrong*, Stop, what was not proven off and *Get help now* are behind none.
 */

import type { CSSResult } from "lit";

import { Door } from "./pure/door";

export const doors = {
  plan: new Door(() => import("./behind/plan")),
  before: new Door(() => import("./behind/before")),
  sheets: new Door(() => import("./behind/sheets")),
  guide: new Door(() => import("./behind/guide")),
  small: new Door(() => import("./behind/small")),
  forms: new Door(() => import("./behind/forms")),
};

/** Styles of all that is there so far. */
export function stylesThere(): CSSResult[] {
  const { plan, before, sheets, guide, small } = doors;
  return [plan, before, sheets, guide, small].flatMap((door) => door.open?.styles ?? []);
}
