/** The check-in as a sheet: from the compact card, and where it is the one thing missing. */

import { html } from "lit";

import { wide } from "../drawing/pieces";
import type { Look } from "../look";
import { keep } from "../parts/check-in";
import { numbers } from "../parts/numbers";
import { sayNow, sayWorst, UNSAID } from "../pure/pain";
import type { SheetOf } from "./frame";

export function numbersSheet(look: Look): SheetOf {
  const { pain } = look.taps;
  const last = look.plan.check_ins.at(-1);
  const values = { now: pain.now ?? 0, worst: pain.worst ?? 0 };
  const key = pain.worst === null ? "_now" : "";
  return {
    head: look.say("how.title"),
    body: html`
      ${numbers(look, {
        label: look.say("how.now"), scale: true, value: pain.now,
        choose: (n) => look.tapped({ pain: sayNow(look.taps.pain, n) }),
      })}
      ${numbers(look, {
        label: last ? look.say("how.worst_since", { time: look.formats.time(last.at) }) : look.say("how.worst"),
        value: pain.worst, least: pain.now,
        choose: (n) => look.tapped({ pain: sayWorst(look.taps.pain, n) }),
      })}
      <div class="acts kept">${pain.now === null ? "" : wide(look, {
        label: look.say(key ? "how.save_now" : "how.save", values), kind: "primary", key: "check_in",
        tap: () => void look.act("check_in", {
          pain_now: pain.now, ...(pain.worst === null ? {} : { pain_worst: pain.worst }),
        }, "check_in", look.say(key ? "how.noted_now" : "how.noted", values))
          .then((taken) => { if (taken) { look.tapped({ pain: UNSAID, ...keep(look, pain), notedInSlot: false }); look.open(null); } }),
      })}</div>`,
  };
}
