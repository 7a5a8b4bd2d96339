/** What a button of a message does where it is tapped on the page. */

import type { ButtonOf } from "../drawing/pieces";
import type { Look } from "../look";
import type { Asked, Button } from "../model";

/** A button of a message, as it is tapped here. */
export function of(look: Look, asking: Asked, one: Button): ButtonOf {
  const key = `${asking.asking} ${one.answer}`;
  if (one.kind === "later") {
    return { label: look.say("now.later"), key, tap: () => look.tapped({ later: "lengths" }) };
  }
  if (one.kind === "open") {
    return { label: one.label, key, local: true, tap: () => look.open(one.answer === "CHOOSE" ? "suits" : "wrong") };
  }
  return {
    label: one.label, key,
    tap: () => void look.act("tap", { asking: asking.asking, answer: one.answer }, key).then((taken) => {
      if (taken && one.kind === "start" && asking.activity) look.guide(asking.activity);
    }),
  };
}
