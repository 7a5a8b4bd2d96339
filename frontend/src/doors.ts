/**
 * What is not needed for every look is behind a door, in a file of its own: the parts of a
 * recovery, what stands there without one, sheets, the guide, badge and compact form, the editor.
 * *Something is wrong*, Stop, what was not proven off and *Get help now* are behind none.
 */

import type { CSSResult } from "lit";

import { ask } from "./base";
import { Door } from "./pure/door";

/** The files behind each door that the first load does not have: set when the page is built. */
declare const BEHIND: string;

/**
 * A door opens once all its files are there: browsers keep it in mind if `import` finds one
 * missing, and never ask for that again.
 */
function door<Behind>(name: string, go: () => Promise<Behind>): Door<Behind> {
  const paths = BEHIND.split(";").find((one) => one.startsWith(name))!.split(" ").slice(1);
  return new Door(async () => {
    await Promise.all(paths.map(fetched));
    return go();
  });
}

async function fetched(path: string): Promise<void> {
  const answer = await ask(path);
  // What answers in the place of the house is no module: `import` would keep that in mind, too.
  if (!answer.headers.get("content-type")?.includes("javascript")) throw new Error(path);
  // To the end: from then on the browser has it.
  await answer.text();
}

export const doors = {
  plan: door("plan", () => import("./behind/plan")),
  before: door("before", () => import("./behind/before")),
  sheets: door("sheets", () => import("./behind/sheets")),
  guide: door("guide", () => import("./behind/guide")),
  small: door("small", () => import("./behind/small")),
  forms: door("forms", () => import("./behind/forms")),
};

/** Styles of all that is there so far. */
export function stylesThere(): CSSResult[] {
  const { plan, before, sheets, guide, small } = doors;
  return [plan, before, sheets, guide, small].flatMap((door) => door.open?.styles ?? []);
}
