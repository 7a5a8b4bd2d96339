/** What can be set of a card, checked and as a form. */

import { PARTS, type Part } from "../pure/order";
import type { Key } from "../pure/words";
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

const NAMES: Record<string, Key> = {
  plan: "form.plan", form: "form.form", parts: "form.parts", pictures: "form.pictures",
  full_screen: "form.full_screen",
};
const HELP: Record<string, Key> = {
  plan: "form.plan_help", parts: "form.parts_help", pictures: "form.pictures_help",
  full_screen: "form.full_screen_help",
};
const PART_NAMES: Record<Part, Key> = {
  how: "how.title", next: "next.title", closed: "closed.title", chart: "chart.title", way: "way.title",
};

/** The form of the card: exactly what Home Assistant's editor reads. */
export function formOf(): object {
  const option = (value: string, label: Key) => ({ value, label: phrase(label) });
  return {
    schema: [
      { name: "plan", selector: { config_entry: { integration: "back_recovery" } } },
      {
        name: "form",
        selector: { select: { mode: "list", options: [option("full", "form.full"), option("compact", "form.compact")] } },
      },
      {
        name: "parts", visible: { field: "form", value: "full" },
        selector: { select: {
          multiple: true, reorder: true, mode: "list",
          options: PARTS.map((part) => option(part, PART_NAMES[part])),
        } },
      },
      { name: "pictures", selector: { boolean: {} } },
      { name: "full_screen", selector: { boolean: {} } },
    ],
    computeLabel: ({ name }: { name: string }) => (name in NAMES ? phrase(NAMES[name]) : name),
    computeHelper: ({ name }: { name: string }) => (name in HELP ? phrase(HELP[name]) : undefined),
    assertConfig: (config: CardConfig) => void checked(config),
  };
}
