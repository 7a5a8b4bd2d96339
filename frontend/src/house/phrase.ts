/** A sentence where there is no `hass` at hand: in the language of the document. */

import { tableOf } from "../languages/tables";
import { Words, type Key, type Values } from "../pure/words";

export function phrase(key: Key, values?: Values): string {
  const language = document.documentElement.lang || "en";
  return new Words(language, tableOf(language) ?? {}).say(key, values);
}
