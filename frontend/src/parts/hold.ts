/** On hold: get help now. Nothing reassuring beside it. */

import { html } from "lit";

import { call, icon, line, row, title, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import { questionsOfHold } from "./hold-question";

export function emergency(look: Look): Drawn {
  const { plan } = look;
  const hold = plan.hold;
  const offs = plan.devices.filter((device) => device.state === "off" && device.proof_at);
  return html`<section class="card alarm e" data-now>
      <div class="ehead">${icon("mdi:alert-circle")}${title(hold?.title ?? "", "hd")}</div>
      <p class="tx">${hold?.text}</p>
      <div class="acts">${call(look, plan.help.emergency, plan.help.emergency_call)}</div>
    </section>
    <section class="card list"><ul>
      ${offs.map((device) => line({
        icon: "mdi:power-plug-off-outline",
        name: look.say("off.confirmed_text", { what: device.name, time: look.formats.time(device.proof_at!) }),
      }))}
      ${line({ icon: "mdi:lock-outline", name: look.say("hold.stopped"), text: look.say("hold.stopped_text") })}
    </ul></section>
    <section class="card">
      <p class="tx">${look.say("hold.mistake")}</p>
      <div class="acts">${row(look, [
        { label: look.say("hold.open_list"), local: true, tap: () => readAgain(look) },
        { label: look.say("end"), kind: "text", tap: () => look.open("end") },
      ])}</div>
    </section>
    ${questionsOfHold(look)}`;
}

/** Only a list that is read again because of a mistake takes the hold back: the house is told so. */
function readAgain(look: Look): void {
  const slip = look.plan.now.find((one) => one.buttons.some(({ answer }) => answer === "MISTAKE"));
  if (slip && !look.offline) void look.act("tap", { asking: slip.asking, answer: "MISTAKE" }, "mistake");
  look.open("wrong");
}
