/** The sentences of a language: one file each, loaded when it is needed. */

import { askFor } from "../base";
import { untilThere } from "../pure/patience";
import type { Table } from "../pure/words";
import { nearest } from "../pure/words";

/** Languages there is a file of, with blanks between: set when the page is built. */
declare const LANGUAGES: string;

const tables = new Map<string, Table>();
const waiting = new Map<string, Set<() => void>>();

/** The sentences of a language, or null until they are there; `loaded` is called then. */
export function tableOf(language: string, loaded: () => void = () => {}): Table | null {
  const name = nearest(language, LANGUAGES.split(" "));
  const table = tables.get(name);
  if (table) return table;
  const others = waiting.get(name);
  if (others) others.add(loaded);
  else {
    waiting.set(name, new Set([loaded]));
    void load(name);
  }
  return null;
}

async function load(name: string): Promise<void> {
  const ask = async () => (await (await askFor(`languages/${name}.json`)).json()) as Table;
  tables.set(name, await untilThere(ask));
  for (const tell of waiting.get(name) ?? []) tell();
  waiting.delete(name);
}

// The page knows the language before the house has said anything.
if (globalThis.document?.documentElement.lang) tableOf(document.documentElement.lang);
