/** Where the pain line, its marks and its days stand; in units of the picture's own width. */

import type { CheckIn, Earlier } from "../model";
import { dayOf, moment } from "./instants";

export const WIDTH = 342;
export const HEIGHT = 114;
const START = 30;
const END = 332;
const TOP = 10;
const BOTTOM = 104;
/** Marks nearer than this would lie on each other. */
const MARK = 20;
/** Labels nearer than this would run into each other. */
const LABEL = 44;
const MOST_POINTS = 90;

export interface Point { x: number; y: number }
export interface Mark { x: number; icon: string }
export interface DayLabel { x: number; at: number }

export interface Chart {
  now: Point[];
  worst: Point[];
  marks: Mark[];
  days: DayLabel[];
  lines: { y: number; value: number }[];
}

export function height(value: number): number {
  return BOTTOM - (value / 10) * (BOTTOM - TOP);
}

/** Everything the picture shows. At least two check-ins. */
export function chart(checkIns: readonly CheckIn[], done: readonly Earlier[], zone?: string): Chart {
  const rows = thinned([...checkIns].sort((a, b) => moment(a.at) - moment(b.at)));
  const first = moment(rows[0].at);
  const span = Math.max(1, moment(rows[rows.length - 1].at) - first);
  const across = (at: number) => START + ((at - first) / span) * (END - START);
  return {
    now: rows.map((row) => ({ x: across(moment(row.at)), y: height(row.now) })),
    worst: rows
      .filter((row) => row.worst !== null)
      .map((row) => ({ x: across(moment(row.at)), y: height(row.worst ?? 0) })),
    marks: marks(done, across, first, first + span),
    days: days(first, first + span, across, zone),
    lines: [0, 5, 10].map((value) => ({ y: height(value), value })),
  };
}

/** At most as many points as a phone can show: first and last stay, and every worst day's peak. */
function thinned(rows: CheckIn[]): CheckIn[] {
  if (rows.length <= MOST_POINTS) return rows;
  const every = rows.length / MOST_POINTS;
  const kept: CheckIn[] = [];
  for (let i = 0; i < MOST_POINTS; i++) {
    const some = rows.slice(Math.floor(i * every), Math.floor((i + 1) * every));
    kept.push(some.reduce((worst, row) => (row.now > worst.now ? row : worst)));
  }
  kept[0] = rows[0];
  kept[kept.length - 1] = rows[rows.length - 1];
  return kept;
}

function marks(
  done: readonly Earlier[], across: (at: number) => number, from: number, to: number,
): Mark[] {
  const shown: Mark[] = [];
  const rows = done
    .filter((row) => row.how === "done" && row.activity !== "check_in" && moment(row.at) >= from && moment(row.at) <= to)
    .sort((a, b) => moment(a.at) - moment(b.at));
  for (const row of rows) {
    const x = across(moment(row.at));
    const last = shown.at(-1);
    if (!last || x - last.x >= MARK) shown.push({ x, icon: row.icon });
  }
  return shown;
}

function days(
  from: number, to: number, across: (at: number) => number, zone?: string,
): DayLabel[] {
  const HOUR = 3_600_000;
  const labels: DayLabel[] = [{ x: START, at: from }];
  let day = dayOf(from, zone);
  for (let at = from; at <= to; at += HOUR) {
    const of = dayOf(at, zone);
    if (of === day) continue;
    day = of;
    const found = at;
    // The shortest day has 23 hours: nothing is missed by going on from there.
    at += 21 * HOUR;
    const x = across(found);
    if (x - labels[labels.length - 1].x >= LABEL && x <= END - 14) labels.push({ x, at: found });
  }
  return labels;
}

export function path(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
}
