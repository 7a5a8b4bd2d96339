/** Something is wrong: the list of emergency signs, then the one of a doctor today. */

import { html } from "lit";

import { smaller } from "../parts/smaller";
import { call, failures, rich, row, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { SheetOf } from "./frame";

export function wrongNow(look: Look): SheetOf {
  const { help } = look.plan;
  const dials = help.emergency_call !== null;
  return {
    head: look.say("wrong.now"),
    page: look.say("wrong.page", { n: 1, all: 2 }),
    body: html`
      <p class="tx">${rich(look.say(dials ? "wrong.if_one" : "wrong.if_one_open", { number: help.emergency }))}</p>
      ${list(help.now)}
      <div class="acts">
        ${call(look, help.emergency, help.emergency_call)}
        ${row(look, [
          { label: help.yes, key: "signs a", tap: () => void answer(look, "a", true) },
          { label: help.none, key: "signs a none", tap: () => void answer(look, "a", false) },
        ], "equal")}
      </div>
      ${help.smaller.length ? html`<h3 class="dy">${look.say("wrong.smaller")}</h3>${smaller(look)}
        ${failures(look, help.smaller.map((one) => one.kind))}` : ""}`,
  };
}

export function wrongToday(look: Look): SheetOf {
  const { help } = look.plan;
  return {
    head: look.say("wrong.today"),
    page: look.say("wrong.page", { n: 2, all: 2 }),
    back: "wrong",
    body: html`
      <p class="tx">${look.say("wrong.today_text")}</p>
      ${list(help.today)}
      <div class="acts">
        ${row(look, [
          { label: help.yes, key: "signs b", tap: () => void answer(look, "b", true) },
          { label: help.none, key: "signs b none", tap: () => void answer(look, "b", false) },
        ], "equal")}
        ${help.advice ? html`<div class="row">${call(look, help.advice, help.advice_call, "tonal")}</div>` : ""}
      </div>`,
  };
}

function list(signs: string[]): Drawn {
  return html`<ul class="bl">${signs.map((sign) => html`<li>${sign}</li>`)}</ul>`;
}

async function answer(look: Look, which: "a" | "b", any: boolean): Promise<void> {
  const key = any ? `signs ${which}` : `signs ${which} none`;
  const taken = await look.act("signs", { list: which, any }, key, any || which === "a" ? undefined : look.say("wrong.fine"));
  if (taken) look.open(which === "a" && !any ? "wrong_today" : null);
}
