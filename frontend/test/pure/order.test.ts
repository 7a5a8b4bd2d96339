import assert from "node:assert/strict";
import { test } from "node:test";

import type { Asked, Closed, Device, Plan } from "../../src/model";
import { moment } from "../../src/pure/instants";
import {
  byDay, closedOrder, columns, isRestOver, laterLengths, now, PARTS, parts, proofOf, sorted,
} from "../../src/pure/order";
import { planOf } from "../states";

const NONE = new Set<string>();

function asked(kind: Asked["kind"], at: string, until: string | null = null): Asked {
  return {
    asking: `${kind} ${at}`, kind, activity: "walk", title: kind, text: "", caution: null, is_warm: false,
    picture: null, icon: "", buttons: [], asked_at: `2026-06-17T${at}:00+02:00`,
    until: until && `2026-06-17T${until}:00+02:00`, later: [15, 30, 60], prompt_id: `p ${kind}`, done_label: null,
  };
}

test("a question of safety comes before all others, the oldest first", () => {
  const open = [asked("offer", "10:00", "11:00"), asked("skin", "10:05"), asked("signs", "10:02")];
  assert.deepEqual(sorted(open).map((one) => one.kind), ["signs", "skin", "offer"]);
});

test("of the others, what closes first comes first", () => {
  const open = [asked("check_in", "09:00"), asked("offer", "10:00", "12:00"), asked("training", "09:30", "11:00")];
  assert.deepEqual(sorted(open).map((one) => one.kind), ["training", "offer", "check_in"]);
});

test("what the person opened is in the slot, but never before safety", () => {
  const plan = planOf("offer");
  const offer = { ...plan, now: [asked("offer", "10:00", "12:00"), asked("check_in", "09:00")] };
  const slot = now(offer, moment(plan.at), "check_in 09:00", NONE);
  assert.equal(slot.what === "asked" && slot.asked.kind, "check_in");
  const safe = now({ ...offer, now: [...offer.now, asked("signs", "10:00")] }, moment(plan.at), "check_in 09:00", NONE);
  assert.equal(safe.what === "asked" && safe.asked.kind, "signs");
});

test("a message leads to its question by the prompt, too", () => {
  const plan = { ...planOf("offer"), now: [asked("offer", "10:00", "12:00"), asked("check_in", "09:00")] };
  const slot = now(plan, moment(plan.at), "p check_in", NONE);
  assert.equal(slot.what === "asked" && slot.asked.kind, "check_in");
});

test("each real state has its place in the slot", () => {
  const slots = Object.fromEntries(
    ["rest", "offer", "are_you_there", "session_heat", "session_skin", "going_off", "off_confirmed", "missing", "ready_check"]
      .map((name) => [name, now(planOf(name), moment(planOf(name).at), null, NONE).what]),
  );
  assert.deepEqual(slots, {
    rest: "nothing", offer: "asked", are_you_there: "there", session_heat: "session", session_skin: "session",
    going_off: "going_off", off_confirmed: "off", missing: "missing", ready_check: "asked",
  });
});

test("a proof of off stays a minute, or until it was tapped", () => {
  const plan = planOf("off_confirmed");
  const device = plan.devices.find((one) => one.state === "off") as Device;
  const at = moment(device.proof_at!);
  assert.equal(now(plan, at + 59_000, null, NONE).what, "off");
  assert.equal(now(plan, at + 60_000, null, NONE).what, "nothing");
  assert.equal(now(plan, at, null, new Set([proofOf(device)])).what, "nothing");
});

test("the look at the skin belongs to its session", () => {
  const slot = now(planOf("session_skin"), moment(planOf("session_skin").at), null, NONE);
  assert.equal(slot.what === "session" && slot.looks[0]?.kind, "skin");
});

test("the rest is over when its window is, and the tests are still to come", () => {
  assert.equal(isRestOver(planOf("missing")), true);
  assert.equal(isRestOver(planOf("ready_check")), true);
  assert.equal(isRestOver(planOf("rest")), false);
  assert.equal(isRestOver(planOf("return")), false);
});

test("an empty part is left out, and on the way back the stairs come first", () => {
  const rest = planOf("rest");
  assert.deepEqual(parts(rest, PARTS, "nothing"), ["how", "next", "closed", "chart", "way"]);
  assert.deepEqual(parts({ ...rest, closed: [], check_ins: rest.check_ins.slice(0, 1) }, PARTS, "nothing"), ["how", "next", "way"]);
  assert.equal(parts(planOf("return_second"), PARTS, "nothing")[0], "way");
});

test("the numbers are there once: in the slot while they are asked", () => {
  assert.ok(!parts(planOf("rest"), PARTS, "check_in").includes("how"));
  assert.ok(!parts(planOf("rest"), PARTS, "session").includes("how"));
});

test("a card shows the parts it was told to, in that order", () => {
  assert.deepEqual(parts(planOf("rest"), ["closed", "how"], "nothing"), ["closed", "how"]);
  assert.deepEqual(parts(planOf("idle"), PARTS, "nothing"), []);
});

test("two columns: the person on the left, the plan on the right", () => {
  assert.deepEqual(columns(PARTS), [["how", "chart"], ["next", "closed", "way"]]);
});

test("what comes is told day by day in order", () => {
  const rows = [{ at: "2026-06-18T09:00:00+02:00" }, { at: "2026-06-17T18:00:00+02:00" }, { at: "2026-06-17T09:00:00+02:00" }];
  const days = byDay(rows, (at) => Number(at.slice(8, 10)));
  assert.deepEqual(days.map((day) => [day.day, day.rows.length]), [[17, 2], [18, 1]]);
  assert.equal(days[0].rows[0].at, "2026-06-17T09:00:00+02:00");
});

test("the gym is the first closed row, what is closed for good the last", () => {
  const row = (activity: string, until: string | null, for_good = false): Closed => ({
    activity, name: activity, icon: "", until, until_text: null, text: "", more: [], for_good,
  });
  const rows = [row("mat", null, true), row("bath", "2026-06-17T18:00:00Z"), row("heating_pad", "2026-06-17T15:00:00Z"), row("gym", null)];
  assert.deepEqual(closedOrder(rows).map((one) => one.activity), ["gym", "heating_pad", "bath", "mat"]);
});

test("[Later] offers only what lies before the offer closes", () => {
  const one = asked("offer", "10:00", "10:45");
  assert.deepEqual(laterLengths(one, moment("2026-06-17T10:00:00+02:00")), [15, 30]);
  assert.deepEqual(laterLengths({ ...one, until: null }, 0), [15, 30, 60]);
});

test("a plan type-checks as what the house sends", () => {
  const plan: Plan = planOf("offer");
  assert.equal(plan.kind, "plan");
});
