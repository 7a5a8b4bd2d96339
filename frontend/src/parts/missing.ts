/** Rest is over: what is there, what is missing, and the one thing that can be done about it. */

import { html, nothing } from "lit";

import { was, when } from "../drawing/phrases";
import { line, row, wide, type ButtonOf, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Need } from "../model";
import { moment } from "../pure/instants";
import { begin } from "./now";

/** What a person can do something about now; the others only time brings. */
const ACTS: readonly Need["what"][] = ["walk", "check_ins"];

export function missing(look: Look): Drawn {
  const open = look.plan.gate.find((need) => !need.met && ACTS.includes(need.what)) ?? null;
  return html`${needs(look, look.plan.gate)}<div class="acts">${open ? doing(look, open) : nothing}
    ${row(look, [...(open?.what === "walk" ? [walked(look)] : []), {
      label: look.say("missing.rest_more"), key: "extend",
      tap: () => void look.act("extend", { hours: 24 }, "extend"),
    }])}</div>`;
}

/** Ticks with their words: what is done, and what is missing with how and from when. */
export function needs(look: Look, list: Need[]): Drawn {
  const sorted = [...list].sort((a, b) => Number(b.met) - Number(a.met));
  return html`<ul class="ticks">${sorted.map((need) => line({
    icon: need.met ? "mdi:check-circle" : "mdi:circle-outline",
    state: need.met ? "met" : "unmet",
    name: html`${need.text}<span class="spoken">, ${look.say(need.met ? "way.met" : "way.unmet")}</span>`,
    text: need.met ? null : [need.why, from(look, need)].filter(Boolean).join(" ") || null,
  }))}</ul>`;
}

function from(look: Look, need: Need): string {
  if (!need.from || moment(need.from) <= look.at) return "";
  const text = look.formats.days(need.from, look.at) === 0 ? was(look, need.from) : when(look, need.from);
  return look.say("way.from", { when: text });
}

function doing(look: Look, need: Need): Drawn {
  const walk = look.plan.startable.find((one) => one.activity === "walk");
  if (need.what === "walk" && walk) {
    return wide(look, {
      label: look.say("missing.walk", { what: walk.name, n: walk.minutes ?? 10 }),
      icon: "mdi:play", kind: "primary", key: "start walk", tap: () => void begin(look, walk),
    });
  }
  if (need.what === "check_ins") {
    return wide(look, {
      label: look.say("missing.check_in"), kind: "primary", key: "check in", local: true,
      tap: () => look.open("check_in"),
    });
  }
  return nothing;
}

function walked(look: Look): ButtonOf {
  return {
    label: look.say("missing.walked"), key: "done walk",
    tap: () => void look.act("done", { activity: "walk" }, "done walk"),
  };
}
