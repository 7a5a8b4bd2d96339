/** What Home Assistant knows of the page by name. Loaded twice it does nothing the second time. */

import { Card } from "./card";
import { Face } from "./face";
import { USUAL } from "./house/config";
import { planOf, type Hass } from "./house/hass";
import { phrase } from "./house/phrase";
import { tableOf } from "./languages/tables";
import { Panel } from "./panel";
import { Badge, Feature } from "./small/seats";
import { doors } from "./doors";

declare global {
  interface Window {
    customCards?: Registered[];
    customBadges?: Registered[];
    customCardFeatures?: Registered[];
    customStrategies?: Registered[];
  }
}

class Strategy extends HTMLElement {
  static async generate(_config: object, hass: Hass): Promise<object> {
    return (await doors.forms.through()).generate(hass);
  }
}

interface Registered { type: string; [more: string]: unknown }

const DOCUMENTATION = "https://github.com/back-recovery/back-recovery";
const PLATFORM = "back_recovery";

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "back-recovery-face": Face,
  "back-recovery-panel": Panel,
  "back-recovery-card": Card,
  "back-recovery-badge": Badge,
  "back-recovery-feature": Feature,
  "ll-strategy-dashboard-back-recovery": Strategy,
};

for (const [name, of] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, of);
}

type List = "customCards" | "customBadges" | "customCardFeatures" | "customStrategies";

function register(list: List, what: Registered): void {
  const all = (window[list] ??= []);
  if (!all.some((one) => one.type === what.type)) all.push(what);
}

/** Which of our entities a form of the card suits: the switch the full one, the gym lock the compact. */
function suggestion(hass: Hass, entityId: string): unknown {
  const entity = hass.entities[entityId];
  if (entity?.platform !== PLATFORM) return null;
  const type = "custom:back-recovery-card";
  const plan = planOf(hass, entityId);
  const of = { type, ...USUAL, ...(plan ? { plan } : {}) };
  if (entityId.startsWith("switch.")) return { config: of };
  if (entity.translation_key === "gym_lockout") return { config: { ...of, form: "compact" } };
  return null;
}

function registerAll(): void {
  register("customCards", {
    type: "back-recovery-card", name: phrase("card.name"), description: phrase("card.description"),
    preview: true, documentationURL: DOCUMENTATION, getEntitySuggestion: suggestion,
  });
  register("customBadges", {
    type: "back-recovery-badge", name: phrase("badge.name"), description: phrase("badge.description"),
    preview: true, documentationURL: DOCUMENTATION,
  });
  register("customCardFeatures", {
    type: "back-recovery-feature", name: phrase("feature.name"), configurable: false,
    isSupported: (hass: Hass, context: { entity_id?: string }) =>
      !!context.entity_id?.startsWith("switch.") && hass.entities[context.entity_id]?.platform === PLATFORM,
  });
  register("customStrategies", {
    type: "back-recovery", strategyType: "dashboard", name: phrase("card.name"),
    description: phrase("strategy.description"), documentationURL: DOCUMENTATION,
  });
  window.dispatchEvent(new CustomEvent("ll-custom-cards-update"));
}

// Names come in the language of the document; the elements themselves do not wait for it.
if (tableOf(document.documentElement.lang || "en", registerAll)) registerAll();
