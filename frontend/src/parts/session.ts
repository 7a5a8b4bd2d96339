/** What runs: how long still, the proof, Stop; and the off that follows it. */

import { html, nothing } from "lit";

import { icon, ring, row, symbol, title, wide, type Drawn } from "../drawing/pieces";
import { ticking } from "../drawing/ticking";
import type { Look } from "../look";
import type { Asked, Device, Session } from "../model";
import { countdown, left, share } from "../pure/instants";
import { proofOf } from "../pure/order";
import { of } from "./answer";

const STOP = "stop_activity";

export function session(look: Look, runs: Session, looks: Asked[]): Drawn {
  const starting = look.plan.devices.find(
    (device) => device.activity === runs.activity && device.state === "starting",
  );
  return html`<div class="ses">
    <div class="ses-head">${title(runs.name)}
      <button type="button" class="corner" aria-label=${look.say("session.guide")}
        @click=${() => look.guide(runs.activity)}>${icon("mdi:fullscreen")}</button></div>
    ${starting ? waiting(look) : clockOf(look, runs, 208)}
    ${proof(look, runs)}
    <div class="acts">${stop(look, runs)}</div>
    ${looks.map((one) => lookAt(look, one))}
  </div>`;
}

function waiting(look: Look): Drawn {
  return html`<div class="wait">${symbol("mdi:power-plug-outline", "wait")}
    <p class="tx">${look.say("off.starting")}</p><p class="s2">${look.say("off.starting_text")}</p></div>`;
}

export function clockOf(look: Look, runs: Session, size: number): Drawn {
  return ring(size, (now) => share(runs.started_at, runs.ends_at, now), "second", html`
    <span class="rb" role="timer" aria-live="off">${ticking((now) => countdown(left(runs.ends_at, now)))}</span>
    <span class="rs">${until(look, runs)}</span>`);
}

function until(look: Look, runs: Session): string {
  const time = look.formats.time(runs.ends_at);
  if (runs.activity === "bath") return look.say("session.out_by", { time });
  return look.say(runs.has_device ? "session.off_at" : "session.until", { time });
}

/** "On, confirmed by the plug": in words, the colour only repeats it. */
export function proof(look: Look, runs: Session): Drawn {
  if (!runs.proof && !runs.filling) return nothing;
  const text = runs.filling ? look.say("session.filling") : runs.proof;
  const sign = runs.filling ? "mdi:water" : runs.proven ? "mdi:power-plug-outline" : "mdi:alert-outline";
  return html`<p class="proof ${runs.proven || runs.filling ? "" : "unsure"}">${icon(sign)}<span>${text}</span></p>`;
}

export function stop(look: Look, runs: Session): Drawn {
  if (runs.stop === "stop") {
    return wide(look, {
      label: look.say("session.stop"), icon: "mdi:stop", kind: "primary", huge: true, key: STOP,
      busy: look.say("off.going"),
      tap: () => void look.act("stop_activity", { activity: runs.activity }, STOP),
    });
  }
  return html`${wide(look, {
    label: look.say("session.done"), icon: "mdi:check", kind: "primary", huge: true, key: "done",
    tap: () => void look.act("done", { activity: runs.activity }, "done"),
  })}${row(look, [{
    label: look.say("session.stop_early"), kind: "text", key: STOP,
    tap: () => void look.act("stop_activity", { activity: runs.activity }, STOP),
  }])}`;
}

/** A question about skin or water, under a line in the same card; Stop stays the primary. */
export function lookAt(look: Look, asking: Asked): Drawn {
  return html`<div class="skin">
    <p class="tx"><b>${asking.title}</b> ${asking.text}</p>
    ${asking.until ? html`<p class="s2" role="timer" aria-live="off">${ticking((now) => countdown(left(asking.until!, now)))}</p>` : nothing}
    ${row(look, asking.buttons.filter((one) => one.kind !== "number").map((one) => of(look, asking, one)), "equal")}
  </div>`;
}

export function goingOff(look: Look, device: Device): Drawn {
  return html`<div class="now">
    <div class="tt">${title(look.say("off.going"))}
      <p class="tx">${look.say("off.going_text", { what: device.name })}</p></div>
    ${symbol("mdi:power-plug-outline", "wait")}
  </div>`;
}

export function offConfirmed(look: Look, device: Device): Drawn {
  const at = device.proof_at ? look.formats.second(device.proof_at) : "";
  return html`<div class="now" @click=${() => look.tapped({
      seenOff: new Set([...look.taps.seenOff, proofOf(device)]),
    })}>
    <div class="tt">${title(look.say("off.confirmed"))}
      <p class="tx">${look.say("off.confirmed_text", { what: device.name, time: at })} ${device.proof ? `${device.proof.replace(/[.。]$/, "")}.` : nothing}</p></div>
    ${symbol("mdi:check", "good")}
  </div>`;
}

