/** Days, times and numbers as the profile of the person writes them. */

import type { Instant } from "../model";
import { dayOf, moment, MOST_KEPT } from "./instants";

/** The part of Home Assistant's `hass.locale` that matters here. */
export interface Locale {
  language: string;
  /** `language`, `system`, `12` or `24`. */
  time_format?: string;
  /** `language`, `system`, `comma_decimal`, `decimal_comma`, `quote_decimal`, `space_comma`, `none`. */
  number_format?: string;
}

const NUMBERS: Record<string, string> = {
  comma_decimal: "en-US",
  decimal_comma: "de-DE",
  quote_decimal: "de-CH",
  space_comma: "fr-FR",
};

export class Formats {
  readonly language: string;
  private made = new Map<string, Intl.DateTimeFormat>();
  private kept = new Map<string, string>();
  private numbers: Intl.NumberFormat;
  private hour12: boolean | undefined;
  private timeLanguage: string | undefined;

  /** `zone`: of the plan, or undefined for that of the browser. */
  constructor(locale: Locale, readonly zone?: string) {
    this.language = supported(locale.language);
    const style = locale.time_format ?? "language";
    this.hour12 = style === "12" ? true : style === "24" ? false : undefined;
    this.timeLanguage = style === "system" ? undefined : this.language;
    const numbers = locale.number_format ?? "language";
    this.numbers = new Intl.NumberFormat(
      numbers === "system" ? undefined : NUMBERS[numbers] ?? this.language,
      { useGrouping: numbers !== "none", maximumFractionDigits: 1 },
    );
  }

  number(n: number): string {
    return this.numbers.format(n);
  }

  /** The clock of whoever looks: what the house says of times has the same. */
  get clock(): "12" | "24" {
    return (this.hour12 === undefined ? this.prefers12() : this.hour12) ? "12" : "24";
  }

  /** `14:30` or `2:30 PM`. */
  time(at: Instant | number): string {
    const long = this.clock === "12";
    return this.format(
      at, long ? "t12" : "t24",
      long
        ? { hour: "numeric", minute: "2-digit", hourCycle: "h12" }
        : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
      this.timeLanguage,
    );
  }

  /** `14:52:06`. */
  second(at: Instant): string {
    const long = this.clock === "12";
    return this.format(
      at, long ? "s12" : "s24",
      {
        hour: long ? "numeric" : "2-digit", minute: "2-digit", second: "2-digit",
        hourCycle: long ? "h12" : "h23",
      },
      this.timeLanguage,
    );
  }

  weekday(at: Instant | number, how: "long" | "short"): string {
    return this.format(at, `w${how}`, { weekday: how });
  }

  /** `12 October`. */
  date(at: Instant | number, how: "long" | "short" = "long"): string {
    return this.format(at, `d${how}`, { day: "numeric", month: how });
  }

  /** `12 – 19 October`, as the language joins two days. */
  dates(from: Instant, to: Instant): string {
    return this.formatter("dlong", { day: "numeric", month: "long" })
      .formatRange(moment(from), moment(to));
  }

  /** How many calendar days from now: 0 today, 1 tomorrow, -1 yesterday. */
  days(at: Instant | number, now: number): number {
    return dayOf(typeof at === "number" ? at : moment(at), this.zone) - dayOf(now, this.zone);
  }

  /** `Today`, `yesterday`: the language's own word, or null where it has none. */
  nearDay(days: number): string | null {
    if (Math.abs(days) > 1) return null;
    const word = new Intl.RelativeTimeFormat(this.language, { numeric: "auto" });
    return word.format(days, "day");
  }

  /** Hours of the clock in this zone, 0 to 23. */
  hour(now: number): number {
    return this.clockHands(now)[0];
  }

  /** Hours and minutes of the clock in this zone. */
  clockHands(now: number): [number, number] {
    const shown = this.format(
      now, "hm", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "en-GB",
    );
    const [hours, minutes] = shown.split(":").map(Number);
    return [hours, minutes];
  }

  list(parts: string[]): string {
    return new Intl.ListFormat(this.language, { style: "narrow", type: "unit" }).format(parts);
  }

  private twelve: boolean | undefined;

  private prefers12(): boolean {
    this.twelve ??= new Intl.DateTimeFormat(this.timeLanguage, { hour: "numeric" })
      .resolvedOptions().hour12 ?? false;
    return this.twelve;
  }

  private format(
    at: Instant | number, name: string, options: Intl.DateTimeFormatOptions, language?: string,
  ): string {
    const key = `${name} ${at}`;
    let text = this.kept.get(key);
    if (text === undefined) {
      if (this.kept.size > MOST_KEPT) this.kept.clear();
      text = this.formatter(name, options, language)
        .format(typeof at === "number" ? at : moment(at))
        // Some languages join with a narrow space that half the fonts lack.
        .replace(/\u202f/g, "\u00a0");
      this.kept.set(key, text);
    }
    return text;
  }

  private formatter(
    name: string, options: Intl.DateTimeFormatOptions, language = this.language,
  ): Intl.DateTimeFormat {
    let made = this.made.get(name);
    if (!made) {
      made = new Intl.DateTimeFormat(language, { timeZone: this.zone, ...options });
      this.made.set(name, made);
    }
    return made;
  }
}

/** The language, or English where the browser does not know it. */
export function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replace("_", "-"))[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Capital first: languages write their word for today small, a heading does not. */
export function capital(text: string, language: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join("");
}
