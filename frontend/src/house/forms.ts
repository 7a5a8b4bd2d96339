/** What can be set of the card and the badge, as Home Assistant's own editor draws it. */

import { PARTS, type Part } from "../pure/order";
import type { Key } from "../pure/words";
import { checked, type CardConfig } from "./config";
import { phrase } from "./phrase";

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

/** The form of the badge. */
export function smallFormOf(): object {
  return {
    schema: [
      { name: "plan", selector: { config_entry: { integration: "back_recovery" } } },
      { name: "show_idle", selector: { boolean: {} } },
    ],
    computeLabel: ({ name }: { name: string }) => phrase(name === "plan" ? "form.plan" : "form.when_idle"),
    computeHelper: ({ name }: { name: string }) => (name === "plan" ? phrase("form.plan_help") : undefined),
  };
}
