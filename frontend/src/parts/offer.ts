/** An open question: picture, text, buttons as in its message; [Later] in the same place. */

import { html, nothing } from "lit";

import { call, failures, icon, picture, row, title, wide, type ButtonOf, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Asked } from "../model";
import { again, putOff } from "./again";
import { of } from "./answer";
import { numbers } from "./numbers";

export function offer(look: Look, asking: Asked): Drawn {
  const { later: turned, laterNoted } = look.taps;
  if (laterNoted?.asked.asking === asking.asking) return putOff(look, laterNoted);
  if (turned) return again(look, asking);
  return html`
    ${head(look, asking, asking.kind === "gate" && look.pictures ? asking.text.split("\n")[0] : asking.text)}
    ${caution(asking)}
    ${movements(look, asking)}
    ${asking.buttons.some((one) => one.kind === "number") ? rating(look, asking) : nothing}
    <div class="acts">${buttons(look, asking)}</div>
    ${asking.until ? html`<p class="meta">${look.say("now.open_until", { time: look.formats.time(asking.until) })}</p>` : nothing}`;
}

export function head(look: Look, asking: Asked, text: string): Drawn {
  return html`<div class="now">
    <div class="tt">${title(asking.title)}${text ? html`${lines(text)}` : nothing}</div>
    ${asking.kind === "gate" ? nothing : picture(look, asking.picture)}
  </div>`;
}

/** Lines that begin with a dash are a list. */
export function lines(text: string): Drawn {
  const all = text.split("\n");
  const signs = all.filter((line) => line.startsWith("- "));
  const rest = (from: number, to?: number) => all.slice(from, to).join("\n");
  if (!signs.length) return html`<p class="tx lines">${text}</p>`;
  const first = all.findIndex((line) => line.startsWith("- "));
  const last = first + signs.length;
  return html`<p class="tx lines">${rest(0, first)}</p>
    <ul class="bl">${signs.map((sign) => html`<li>${sign.slice(2)}</li>`)}</ul>
    ${last < all.length ? html`<p class="tx lines">${rest(last)}</p>` : nothing}`;
}

/** Stands above the buttons: read before it is tapped. */
export function caution(asking: Asked): Drawn {
  if (!asking.caution) return nothing;
  return html`<p class="warnline">${icon("mdi:hand-back-right-outline")}<span>${asking.caution}</span></p>`;
}

/** "How hard, 1 to 10?": one tap on a number is the answer. */
function rating(look: Look, asking: Asked): Drawn {
  const button = asking.buttons.find((one) => one.kind === "number")!;
  const key = `${asking.asking} ${button.answer}`;
  return html`${numbers(look, {
    label: button.label, value: null, from: 1,
    choose: (n) => void look.act("tap", { asking: asking.asking, answer: button.answer, text: String(n) }, key),
  })}${failures(look, [key])}`;
}

/** The five test movements, as pictures. */
const TEST = ["chair_stand", "bend", "hinge", "one_leg", "bridge"] as const;

function movements(look: Look, asking: Asked): Drawn {
  if (asking.kind !== "gate" || !look.pictures) return nothing;
  return html`<div class="mv">${TEST.map((move) => html`<div>
    ${picture(look, move)}<span>${look.say(`guide.move.${move}`)}</span></div>`)}</div>`;
}

function buttons(look: Look, asking: Asked): Drawn {
  const shown = asking.buttons.filter((one) => one.kind !== "number" && one.answer !== "WRONG");
  // The test movements are shown one at a time; to say that all was fine is still a tap away.
  const first = asking.kind === "gate" ? undefined : shown.find((one) => one.primary && one.kind !== "call");
  const calls = shown.filter((one) => one.kind === "call");
  const rest = shown.filter((one) => one !== first && one.kind !== "call");
  return html`
    ${asking.kind === "signs" && !calls.length ? call(look, look.plan.help.emergency, look.plan.help.emergency_call) : nothing}
    ${calls.map((one) => call(look, String(one.value ?? ""), one.value === null ? null : String(one.value)))}
    ${asking.kind === "gate" ? wide(look, {
      label: look.say("ready.start"), icon: "mdi:play", kind: "primary", local: true,
      tap: () => look.guide("ready_check"),
    }) : nothing}
    ${first ? wide(look, {
      ...of(look, asking, first), kind: "primary",
      icon: first.kind === "start" ? "mdi:play" : undefined,
    }) : nothing}
    ${row(look, [...done(look, asking), ...rest.map((one) => of(look, asking, one))],
      asking.kind === "signs" ? "equal" : "")}`;
}

/** "I walked": done already, without having been started here. */
function done(look: Look, asking: Asked): ButtonOf[] {
  if (!asking.done_label || !asking.activity) return [];
  const key = `done ${asking.activity}`;
  return [{
    label: asking.done_label, key,
    tap: () => void look.act("done", { activity: asking.activity }, key),
  }];
}
