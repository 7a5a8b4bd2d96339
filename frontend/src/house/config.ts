/** What can be set of a card, checked. */

import { PARTS, type Part } from "../pure/order";
import { phrase } from "./phrase";

export interface CardConfig {
  type?: string;
  /** Id of the entry of a plan; empty: that of who looks. */
  plan?: string;
  form?: "full" | "compact";
  /** Parts 3 to 7, in this order; absent: all. */
  parts?: Part[];
  pictures?: boolean;
  full_screen?: boolean;
}

/** What a new card begins with: said, so that its form shows it. */
export const USUAL: CardConfig = { form: "full", parts: [...PARTS], pictures: true };

const KEYS = ["type", "plan", "form", "parts", "pictures", "full_screen"];
/** Keys that Home Assistant itself puts on every card. */
const OF_THE_HOUSE = ["grid_options", "layout_options", "view_layout", "visibility", "card_mod", "disabled", "hidden"];

/** The configuration, or an error that names what is wrong. */
export function checked(config: CardConfig): CardConfig {
  for (const key of Object.keys(config)) {
    if (!KEYS.includes(key) && !OF_THE_HOUSE.includes(key)) throw new Error(phrase("form.unknown", { key }));
  }
  if (config.form !== undefined && !["full", "compact"].includes(config.form)) {
    throw new Error(phrase("form.unknown", { key: `form: ${config.form}` }));
  }
  for (const part of config.parts ?? []) {
    if (!PARTS.includes(part)) throw new Error(phrase("form.unknown", { key: `parts: ${part}` }));
  }
  return config;
}

export function shownParts(config: CardConfig): readonly Part[] {
  return config.parts ?? PARTS;
}
