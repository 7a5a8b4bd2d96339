import assert from "node:assert/strict";
import { test } from "node:test";

import type { Page, Plan } from "../../src/model";
import { moment } from "../../src/pure/instants";
import { freshIn, news } from "../../src/pure/news";
import { pageOf, planOf } from "../states";

const say = (key: string) => key;
const AT = moment(planOf("offer").at);

function changed(page: Page, what: Partial<Plan>): Page {
  return { ...page, plan: { ...(page.plan as Plan), ...what } };
}

test("an offer that arrives is said politely, one that was there is not", () => {
  const offer = pageOf("offer");
  assert.deepEqual(news(changed(offer, { now: [] }), offer, AT, say).polite, ["Walk, 10 min"]);
  assert.deepEqual(news(offer, offer, AT, say), { polite: [], assertive: null });
  assert.equal(freshIn(planOf("offer"), planOf("offer")), undefined);
});

test("help now, and a device that does not go off, are said over everything", () => {
  const hold = pageOf("hold_emergency");
  assert.equal(news(changed(hold, { phase: "rest" }), hold, AT, say).assertive, "Get help now");
  const unproven = pageOf("unproven");
  assert.equal(news({ ...unproven, alarms: [] }, unproven, AT, say).assertive, unproven.alarms[0].title);
});

test("the end of heat is said over everything, an earlier stop is not", () => {
  const heat = pageOf("session_heat");
  const end = moment(planOf("session_heat").session!.ends_at);
  const over = changed(heat, { session: null });
  assert.equal(news(heat, over, end, say).assertive, "spoken.over");
  assert.equal(news(heat, over, end - 60_000, say).assertive, null);
});

test("a proof of off is said once", () => {
  const off = pageOf("off_confirmed");
  assert.match(news(changed(off, { devices: [] }), off, AT, say).polite.join(), /off.confirmed/);
  assert.deepEqual(news(off, off, AT, say).polite, []);
});
