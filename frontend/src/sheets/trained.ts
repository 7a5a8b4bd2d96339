/** I trained: pain in the warm-up, at most, after; how hard; one Save. */

import { html } from "lit";

import { wide } from "../drawing/pieces";
import type { Look } from "../look";
import { numbers } from "../parts/numbers";
import type { SheetOf } from "./frame";

const QUESTIONS = ["warm_up", "most", "after"] as const;
const FIELDS = { warm_up: "pain_warm_up", most: "pain_most", after: "pain_after" } as const;

export function trained(look: Look): SheetOf {
  const said = look.taps.trained;
  const choose = (field: string) => (n: number) =>
    look.tapped({ trained: { ...look.taps.trained, [field]: n } });
  return {
    head: look.say("trained.title"),
    body: html`
      ${QUESTIONS.map((one, i) => numbers(look, {
        label: look.say(`trained.${one}`), scale: i === 0, value: said[FIELDS[one]] ?? null,
        choose: choose(FIELDS[one]),
      }))}
      ${numbers(look, {
        label: look.say("trained.hard"), value: said.rpe ?? null, from: 1, choose: choose("rpe"),
      })}
      <p class="s2">${look.say("trained.hard_scale")}</p>
      <div class="acts kept">${Object.keys(said).length ? wide(look, {
        label: look.say("trained.save"), kind: "primary", key: "log_gym_session",
        tap: () => void look.act("log_gym_session", said, "log_gym_session", look.say("trained.noted"))
          .then((taken) => { if (taken) { look.tapped({ trained: {} }); look.open(null); } }),
      }) : ""}</div>`,
  };
}
