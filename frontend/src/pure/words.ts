/** The page's own sentences. What the plan says comes from the house, in its words. */

import type english from "../languages/en.json";

export type Key = keyof typeof english;
/** A sentence, or one for each plural form of its `{n}`. */
export type Sentence = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Table = Partial<Record<Key, Sentence>>;
export type Values = Record<string, string | number>;

export class Words {
  private plural: Intl.PluralRules;

  constructor(
    readonly language: string, private table: Table, private number: (n: number) => string = String,
  ) {
    this.plural = new Intl.PluralRules(language);
  }

  say(key: Key, values: Values = {}): string {
    const sentence = this.table[key] ?? key;
    const form = typeof sentence === "string"
      ? sentence
      : sentence[this.plural.select(Number(values.n ?? 0))] ?? sentence.other ?? "";
    return form.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name];
      if (value === undefined) return hole;
      return typeof value === "number" ? this.number(value) : value;
    });
  }
}

/** A sentence cut at its bold parts: every second piece stood between two `*`. */
export function pieces(sentence: string): string[] {
  return sentence.split("*");
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return /^(ar|dv|fa|he|iw|ku|ps|sd|ug|ur|yi)\b/.test(language);
}

/** The nearest language there is: `pt-BR` is `pt` where there is no `pt-BR`; English at last. */
export function nearest(language: string, known: readonly string[]): string {
  const parts = language.toLowerCase().split(/[-_]/);
  for (let n = parts.length; n > 0; n--) {
    const wanted = parts.slice(0, n).join("-");
    const found = known.find((one) => one.toLowerCase() === wanted);
    if (found) return found;
  }
  return "en";
}
