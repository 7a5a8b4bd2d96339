/** Instants and spans in words: the one place where "until" is made. */

import type { Instant } from "../model";
import type { Formats } from "../pure/formats";
import { capital } from "../pure/formats";
import { DAY, HOUR, left, roughly } from "../pure/instants";
import type { Words } from "../pure/words";

type Say = Words["say"];
interface Speaking { say: Say; formats: Formats; at: number }

/** `Thursday 07:30`, `Thu 07:30`, `today 14:30`, in a list `14:30`; a date from a week on. */
export function when(of: Speaking, at: Instant, how: "long" | "short" = "short"): string {
  const { formats } = of;
  const days = formats.days(at, of.at);
  const time = formats.time(at);
  if (days === 0) return how === "long" ? of.say("when.today", { time }) : time;
  if (Math.abs(days) < 7) {
    return of.say(`when.${how}`, { day: formats.weekday(at, how), time });
  }
  return of.say(`when.${how}_far`, { date: formats.date(at, how), time });
}

/** `Today 08:10`, `Yesterday 21:00`, `Tue 18:20`. */
export function was(of: Speaking, at: Instant): string {
  const near = of.formats.nearDay(of.formats.days(at, of.at));
  return near ? `${capital(near, of.formats.language)} ${of.formats.time(at)}` : when(of, at);
}

/** `yesterday`, `Tue 18:20`: since when something is as it is. */
export function since(of: Speaking, at: Instant): string {
  const days = of.formats.days(at, of.at);
  if (days === 0) return of.formats.time(at);
  return of.formats.nearDay(days) ?? when(of, at);
}

/** `Today`, `Tomorrow`, `Thursday`, `12 October`: the heading of a day. */
export function dayName(of: Speaking, at: Instant): string {
  const { formats } = of;
  const days = formats.days(at, of.at);
  const near = formats.nearDay(days);
  const name = near ?? (Math.abs(days) < 7 ? formats.weekday(at, "long") : formats.date(at));
  return capital(name, formats.language);
}

/** `Monday`, or `12 October` where a week is over. */
export function dayIn(of: Speaking, at: Instant): string {
  const days = of.formats.days(at, of.at);
  return Math.abs(days) < 7 ? of.formats.weekday(at, "long") : of.formats.date(at, "short");
}

/** `41 h`, `3 days`, `42 min`. */
export function span(of: Pick<Speaking, "say">, ms: number): string {
  const { unit, number } = roughly(ms);
  return of.say(`left.${unit}`, { n: number });
}

export function spanUntil(of: Pick<Speaking, "say">, at: Instant, now: number): string {
  return span(of, left(at, now));
}

/** A length of rest: `2 days`, `2 days and 12 h`, `36 h`. */
export function rest(of: Pick<Speaking, "say">, hours: number): string {
  const days = Math.floor((hours * HOUR) / DAY);
  const over = hours % 24;
  if (days < 2 && over) return of.say("rest.hours", { n: hours });
  if (over === 12) return of.say("rest.days_half", { n: days });
  return over ? of.say("rest.hours", { n: hours }) : of.say("rest.days", { n: days });
}

/** `Walk, 10 min`. */
export function timed(of: Pick<Speaking, "say">, name: string, minutes: number | null): string {
  return minutes ? `${name}, ${of.say("minutes", { n: minutes })}` : name;
}

/** Inside a sentence: nouns stay as they are in German, and are written small elsewhere. */
export function within(name: string, language: string): string {
  if (/^de\b/.test(language)) return name;
  return name.slice(0, 1).toLocaleLowerCase(language) + name.slice(1);
}
