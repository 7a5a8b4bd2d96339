import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { isRightToLeft, nearest, pieces, Words, type Sentence, type Table } from "../src/pure/words";

declare const ROOT: string;

const FOLDER = join(ROOT, "src/languages");
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8")) as Record<string, Sentence>;
const LANGUAGES = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
const english = read("en");

const forms = (sentence: Sentence) => (typeof sentence === "string" ? [sentence] : Object.values(sentence) as string[]);
const holes = (sentence: Sentence) =>
  [...new Set(forms(sentence).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].filter((hole) => hole !== "{n}").sort();

/** Words of the engine, of programs, and of blame: none of them helps a sore person. */
const AVOIDED: Record<string, RegExp> = {
  en: /\b(unknown|none type|n\/a|undefined|null|nan|prompt|onset|lockout|cap|adherence|episode|phase|missed|failed)\b/i,
  de: /\b(unbekannt|undefined|null|nan|prompt|sperre|lockout|episode|phase|verpasst|versäumt|fehlgeschlagen)\b/i,
  nl: /\b(onbekend|undefined|null|nan|prompt|lockout|blokkade|episode|fase|gemist|verzuimd|mislukt)\b/i,
  pl: /(?<!\p{L})(nieznan|undefined|null|nan(?!\p{L})|prompt|lockout|blokad|epizod|faz[aęyi]|przegap|zaniedb|nie powiodł|niepowodz|błąd)/iu,
  sv: /\b(okänd|undefined|null|nan|prompt|spärr|lockout|episod|fas|missad|missade|misslyckades)\b/i,
  da: /\b(ukendt|undefined|null|nan|prompt|spærring|lockout|episode|fase|forpasset|mislykkedes|glemt)\b/i,
  fr: /(?<!\p{L})(inconnue?s?|undefined|null|nan|prompt|verrou\p{L}*|épisodes?|phases?|manquée?s?|ratée?s?|échec|échou\p{L}*)(?!\p{L})/iu,
  it: /(?<!\p{L})(sconosciut[oaie]|undefined|null|nan|prompt|blocc\p{L}*|episodio?|fas[ei]|mancat[oaie]|fallit[oaie])(?!\p{L})/iu,
  // The same in Spanish, and the words that would say it was somebody's fault.
  es: /\b(desconocid[oa]s?|undefined|null|nan|prompt|bloque(o|ad[oa])|lockout|episodios?|fases?|fall(o|ad[oa]|id[oa])s?|olvid\w*|incumpl\w*)\b/i,
  // And in Portuguese.
  "pt-BR": /\b(desconhecid[oa]s?|undefined|null|nan|prompt|bloque(io|ad[oa])|lockout|episódios?|fases?|falh(a|ou|ad[oa])s?|esque(ceu|cid\w*)|descumpr\w*)\b/i,
};

for (const language of LANGUAGES) {
  const table = read(language);
  test(`${language} says everything that English says`, () => {
    assert.deepEqual(Object.keys(table).sort(), Object.keys(english).sort());
  });
  test(`${language} has the same holes as English`, () => {
    for (const [key, sentence] of Object.entries(table)) assert.deepEqual(holes(sentence), holes(english[key]), key);
  });
  test(`${language} has every plural form of its language`, () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, sentence] of Object.entries(table)) {
      if (typeof sentence === "string") continue;
      for (const form of wanted) assert.ok(sentence[form], `${key} lacks ${form}`);
    }
  });
  test(`${language} closes what it makes bold`, () => {
    for (const [key, sentence] of Object.entries(table)) {
      for (const form of forms(sentence)) assert.equal(pieces(form).length % 2, 1, key);
    }
  });
  if (AVOIDED[language]) {
    test(`${language} has none of the words to avoid`, () => {
      for (const [key, sentence] of Object.entries(table)) {
        for (const form of forms(sentence)) assert.doesNotMatch(form.replace(/\{\w+\}/g, ""), AVOIDED[language], key);
      }
    });
  }
}

test("every sentence is said somewhere", () => {
  const sources: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name));
      else if (entry.name.endsWith(".ts")) sources.push(readFileSync(join(folder, entry.name), "utf8"));
    }
  };
  walk(join(ROOT, "src"));
  const code = sources.join("\n");
  const families = [...code.matchAll(/`([\w.]+[._])\$\{/g), ...code.matchAll(/`([\w.]+)\$\{/g)].map(([, start]) => start);
  const silent = Object.keys(english).filter(
    (key) => !code.includes(`"${key}"`) && !families.some((start) => key.startsWith(start)) && !/_(now|far)$/.test(key),
  );
  assert.deepEqual(silent, []);
});

test("a plural form is chosen by its number, written as the profile writes it", () => {
  const words = new Words("en", { "state.missing": { one: "One thing", other: "{n} things" } } as Table, (n) => `<${n}>`);
  assert.equal(words.say("state.missing", { n: 1 }), "One thing");
  assert.equal(words.say("state.missing", { n: 3 }), "<3> things");
});

test("a hole without a value is seen and not silently empty", () => {
  assert.equal(new Words("en", { until: "until {until}" }).say("until"), "until {until}");
});

test("the nearest language is taken, English at last", () => {
  assert.equal(nearest("de-AT", ["en", "de"]), "de");
  assert.equal(nearest("pt-BR", ["en", "pt-BR", "pt"]), "pt-BR");
  assert.equal(nearest("xx", ["en", "de"]), "en");
});

test("Arabic is written from right to left, and Arabela is no language", () => {
  assert.ok(isRightToLeft("ar"));
  assert.ok(isRightToLeft("he-IL"));
  assert.ok(!isRightToLeft("en"));
});
