/** What every part draws from: the page as told, the person's taps, words and numbers. */

import type { Action, Asked, Page, Plan } from "./model";
import type { Formats } from "./pure/formats";
import type { Test } from "./pure/movements";
import { UNSAID, type Pain } from "./pure/pain";
import type { Part } from "./pure/order";
import type { Key, Values } from "./pure/words";

/** What was tapped and not sent, or sent and not yet told. Gone with the page. */
export interface Taps {
  pain: Pain;
  /** The second row of numbers is open where the check-in is not due. */
  painOpen: boolean;
  /** The answer that was saved a moment ago; [Change] opens it again. */
  noted: Pain | null;
  /** It was asked in the slot, so it is confirmed there; else where it was tapped. */
  notedInSlot: boolean;
  notedUntil: number;
  changing: boolean;
  whatIsNew: boolean;
  later: "lengths" | "time" | null;
  laterTime: string;
  /** It was put off to then; for a moment that can be changed. */
  laterNoted: { asked: Asked; at: string } | null;
  /** Put off already, and being changed. */
  laterOf: Asked | null;
  chosen: string | null;
  seenOff: ReadonlySet<string>;
  earlierOpen: boolean;
  closedOpen: ReadonlySet<string>;
  step: number | null;
  onset: "sore" | "tweak" | "unsure";
  hours: number | null;
  suits: ReadonlySet<string> | null;
  testArrived: "no" | null;
  /** [It was looked at]: who it was, then when. */
  looked: { by: string | null } | null;
  trained: Record<string, number>;
  /** The guide: the caution was read, what ran in it, whether it asks how it is now. */
  isReady: boolean;
  ran: string | null;
  /** Its time was up; else it was ended by a tap. */
  ranOut: boolean;
  asksAfter: boolean;
  /** The two-frame picture stands still. */
  stands: boolean;
  test: Test | null;
  /** What the house answered to the last tap. */
  said: string | null;
}

/** Nothing was tapped yet. */
export const UNTAPPED: Taps = {
  pain: UNSAID, painOpen: false, noted: null, notedInSlot: false, notedUntil: Infinity, changing: false, whatIsNew: false,
  later: null, laterTime: "", laterNoted: null, laterOf: null, chosen: null, seenOff: new Set(),
  earlierOpen: false, closedOpen: new Set(), step: null, onset: "sore", hours: null,
  suits: null, testArrived: null, looked: null, trained: {}, said: null,
  isReady: false, ran: null, ranOut: true, asksAfter: false, stands: false, test: null,
};

export type SheetName =
  | "wrong" | "wrong_today" | "change" | "longer" | "shorter" | "end" | "suits" | "trained"
  | "export" | "person" | "check_in";

export interface Look {
  readonly page: Page;
  readonly plan: Plan;
  readonly formats: Formats;
  readonly taps: Taps;
  readonly at: number;
  readonly offline: boolean;
  /** Since when there is no connection; null while there is one. */
  readonly lostSince: number | null;
  readonly wanted: readonly Part[];
  readonly pictures: boolean;
  readonly rightToLeft: boolean;
  readonly lastSheet: { page: string; csv: string } | null;
  say(key: Key, values?: Values): string;
  /** Draw again with these taps. */
  tapped(taps: Partial<Taps>): void;
  /** Send to the house; true when it was taken. `key` names the button for its error. */
  act(action: Action, data: object, key: string, polite?: string): Promise<boolean>;
  busy(key: string): boolean;
  failure(key: string): string | null;
  open(sheet: SheetName | null): void;
  guide(activity: string | null): void;
  /** Go to a place of Home Assistant. */
  go(path: string): void;
  politely(text: string): void;
  svg(name: string): string | null;
}
