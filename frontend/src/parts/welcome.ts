/** The first time: a sore person starts first and reads later; each block leaves once answered. */

import { html, nothing } from "lit";

import { rest } from "../drawing/phrases";
import { heading, icon, line, rich, row, title, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Welcome } from "../model";
import { start } from "./idle";

const SETTINGS = "/config/integrations/integration/back_recovery";

export function welcome(look: Look, greet = true): Drawn {
  const { plan } = look;
  const is = plan.welcome!;
  return html`
    ${greet ? html`<section class="card" data-now>
      <p class="ov">${look.say("welcome.hello", { name: plan.name })}</p>
      ${title(look.say("welcome.title"), "hd")}
      <p class="sub">${look.say("welcome.text")}</p>
      <div class="acts">${start(look)}</div>
      <p class="meta l">${look.say("welcome.say")} ${plan.has_workout_source
        ? look.say("welcome.watch")
        : plan.is_admin ? html`<button type="button" class="link" @click=${() => look.go(SETTINGS)}>${look.say("welcome.add_watch")}</button>` : nothing}</p>
    </section>` : nothing}
    ${is.open.includes("then") ? then(look, is) : nothing}
    ${is.open.includes("phone") ? phone(look, is) : nothing}
    ${is.open.includes("suits") ? suits(look) : nothing}`;
}

function then(look: Look, is: Welcome): Drawn {
  const checks = look.say("welcome.day_checks", { n: is.check_ins_a_day });
  const quiet = is.quiet ? ` ${look.say("welcome.quiet", is.quiet)}` : "";
  return html`${heading(look, "welcome.then", "mdi:help-circle-outline")}
    <section class="card list"><ul>
      ${line({ icon: "mdi:message-outline", name: look.say("welcome.minute"), text: look.say("welcome.minute_text") })}
      ${line({
        icon: "mdi:walk", name: look.say("welcome.day"),
        text: look.say("welcome.day_offers", { n: is.offers_a_day, checks }) + quiet,
      })}
      ${line({
        icon: "mdi:dumbbell", name: look.say("welcome.gym"),
        text: look.say("welcome.gym_text", { rest: rest(look, look.plan.start.hours) }),
      })}
    </ul></section>`;
}

function phone(look: Look, is: Welcome): Drawn {
  return html`${heading(look, "welcome.phone", "mdi:cellphone-message")}
    <section class="card">${is.phone ? test(look, is) : html`
      <p class="tx">${look.say("welcome.no_phone")}</p>
      ${look.plan.is_admin ? html`<div class="acts">${row(look, [{
        label: look.say("welcome.choose_phone"), local: true, tap: () => look.go(SETTINGS),
      }])}</div>` : nothing}`}</section>`;
}

/** Sent, and then: did it arrive? */
export function test(look: Look, is: Welcome): Drawn {
  const send = {
    label: look.say("welcome.test"), icon: "mdi:bell-ring-outline", key: "test_message",
    tap: () => void look.act("test_message", {}, "test_message").then(() => look.tapped({ testArrived: null })),
  };
  const arrived = (yes: boolean) => void look.act("test_arrived", { arrived: yes }, `arrived ${yes}`)
    .then((taken) => { if (taken && !yes) look.tapped({ testArrived: "no" }); });
  if (look.taps.testArrived === "no") {
    return html`<p class="tx">${look.say("welcome.not_arrived")}</p><div class="acts">${row(look, [send])}</div>`;
  }
  if (is.sent_at) {
    return html`<p class="tx">${look.say("welcome.sent", { time: look.formats.time(is.sent_at) })}</p>
      <div class="acts">${row(look, [
        { label: look.say("welcome.yes"), key: "arrived true", tap: () => arrived(true) },
        { label: look.say("welcome.no"), key: "arrived false", tap: () => arrived(false) },
      ], "equal")}</div>`;
  }
  return html`<p class="tx">${rich(look.say("welcome.phone_to", { phone: is.phone ?? "" }))}</p>
    <div class="acts">${row(look, [send])}</div>`;
}

function suits(look: Look): Drawn {
  return html`${heading(look, "welcome.suits", "mdi:shield-check-outline")}
    <section class="card">${questions(look)}</section>`;
}

/** The questions whose answers heat and water wait for. */
export function questions(look: Look): Drawn {
  const { suits: all } = look.plan;
  const ticked = look.taps.suits ?? new Set(all.filter((one) => one.ticked).map((one) => one.condition));
  const toggle = (condition: string) => {
    const next = new Set(ticked);
    if (!next.delete(condition)) next.add(condition);
    look.tapped({ suits: next });
  };
  const send = (conditions: string[], key: string) => void look.act("suits", { conditions }, key)
    .then((taken) => {
      if (!taken) return;
      look.tapped({ suits: null });
      look.open(null);
    });
  return html`<p class="tx">${look.say("welcome.suits_text")}</p>
    <div class="chips">${all.map((one) => html`<button type="button" role="checkbox"
      class="ch ${ticked.has(one.condition) ? "on" : ""}" aria-checked=${ticked.has(one.condition) ? "true" : "false"}
      @click=${() => toggle(one.condition)}>${ticked.has(one.condition) ? icon("mdi:check") : nothing}<span>${one.label}</span></button>`)}</div>
    <div class="acts">${row(look, [
      { label: look.say("welcome.none"), key: "suits none", tap: () => send([], "suits none") },
      ...(ticked.size ? [{
        label: look.say("welcome.save", { n: ticked.size }), key: "suits",
        tap: () => send([...ticked], "suits"),
      }] : []),
    ], "equal")}</div>`;
}
