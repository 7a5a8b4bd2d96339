/** Instants: how long until, which day, how much of a span is left. No clock in here. */

import type { Instant } from "../model";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds of an instant. */
export function moment(at: Instant): number {
  return Date.parse(at);
}

/** Milliseconds until an instant, never below 0. */
export function left(at: Instant, now: number): number {
  return Math.max(0, moment(at) - now);
}

/** What part of a span is left, 1 at its start to 0 at its end. */
export function share(from: Instant, to: Instant, now: number): number {
  const span = moment(to) - moment(from);
  if (!(span > 0)) return 0;
  return Math.min(1, left(to, now) / span);
}

/** The calendar day of a moment in a time zone, as a count of days: the next day is one more. */
export function dayOf(at: number, zone: string | undefined): number {
  const key = `${at} ${zone}`;
  let day = days.get(key);
  if (day === undefined) {
    if (days.size > MOST_KEPT) days.clear();
    days.set(key, (day = newDayOf(at, zone)));
  }
  return day;
}

/** The same instants are asked for with every draw. */
const days = new Map<string, number>();
export const MOST_KEPT = 2000;

function newDayOf(at: number, zone: string | undefined): number {
  let parts = dayParts.get(zone ?? "");
  if (!parts) {
    parts = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, year: "numeric", month: "numeric", day: "numeric",
    });
    dayParts.set(zone ?? "", parts);
  }
  const [month, day, year] = parts.format(at).split("/").map(Number);
  return Date.UTC(year, month - 1, day) / DAY;
}

const dayParts = new Map<string, Intl.DateTimeFormat>();

export type Left = { unit: "days" | "hours" | "minutes" | "seconds"; number: number };

/** Time left in one number: days from 48 h on, hours from 1 h on, minutes, and seconds at the end. */
export function roughly(ms: number): Left {
  if (ms >= 2 * DAY) return { unit: "days", number: Math.round(ms / DAY) };
  if (ms >= HOUR) return { unit: "hours", number: Math.floor(ms / HOUR) };
  if (ms >= MINUTE) return { unit: "minutes", number: Math.floor(ms / MINUTE) };
  return { unit: "seconds", number: Math.floor(ms / SECOND) };
}

/** `11:42`, from an hour on `1:02:03`: a second that has begun counts, so it ends with 0:00. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / SECOND);
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = two(seconds % 60);
  return hours ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** Whether a countdown is spoken at this moment: at five minutes, at one, and at the end. */
export function isSpoken(before: number, after: number): 5 | 1 | 0 | null {
  for (const minutes of [5, 1, 0] as const) {
    if (before > minutes * MINUTE && after <= minutes * MINUTE) return minutes;
  }
  return null;
}
