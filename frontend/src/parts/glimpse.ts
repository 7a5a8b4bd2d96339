/** Somebody else of the house: until when, and what is on; no answers, no reasons. */

import { html, nothing } from "lit";

import { icon, row, type ButtonOf, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import type { Glimpse } from "../model";

export function glimpse(look: Look, other: Glimpse): Drawn {
  const runs = other.session;
  return html`<section class="card">
      <p class="ov">${other.name}</p>
      <h1 class="hd" id="state">${other.line}</h1>
      <p class="sub">${look.say("glimpse.private", { name: other.name })}</p>
    </section>
    ${runs ? html`<section class="card" data-now><div class="run">
      ${icon(runs.has_device ? "mdi:power-plug-outline" : "mdi:play-circle-outline")}
      <div><div>${look.say(runs.has_device ? "glimpse.on" : "glimpse.running", { what: runs.name })}</div>
        <div class="l2">${runs.has_device
          ? look.say("glimpse.off_at", { time: look.formats.time(runs.ends_at) })
          : look.say("session.until", { time: look.formats.time(runs.ends_at) })}</div></div>
      ${runs.has_device ? row(look, [stop(look, other)]) : nothing}
    </div></section>` : nothing}`;
}

function stop(look: Look, other: Glimpse): ButtonOf {
  return {
    label: look.say("session.stop"), icon: "mdi:stop", key: "stop_activity", busy: look.say("off.going"),
    tap: () => void look.act("stop_activity", { entry_id: other.entry_id }, "stop_activity"),
  };
}
