import assert from "node:assert/strict";
import { test } from "node:test";

import {
  countdown, dayOf, DAY, HOUR, isSpoken, left, MINUTE, moment, roughly, SECOND, share,
} from "../../src/pure/instants";

const AT = moment("2026-06-17T14:30:00+02:00");

test("what is left is never below nothing", () => {
  assert.equal(left("2026-06-17T14:31:00+02:00", AT), MINUTE);
  assert.equal(left("2026-06-17T14:29:00+02:00", AT), 0);
});

test("a share goes from one at the start to nothing at the end", () => {
  const [from, to] = ["2026-06-17T14:00:00+02:00", "2026-06-17T15:00:00+02:00"];
  assert.equal(share(from, to, moment(from)), 1);
  assert.equal(share(from, to, AT), 0.5);
  assert.equal(share(from, to, moment(to)), 0);
  assert.equal(share(from, to, moment(from) - DAY), 1);
});

test("a span without a length has nothing left", () => {
  assert.equal(share("2026-06-17T14:00:00Z", "2026-06-17T14:00:00Z", AT), 0);
});

test("time left is said in its largest unit", () => {
  assert.deepEqual(roughly(72 * HOUR), { unit: "days", number: 3 });
  assert.deepEqual(roughly(48 * HOUR), { unit: "days", number: 2 });
  assert.deepEqual(roughly(48 * HOUR - 1), { unit: "hours", number: 47 });
  assert.deepEqual(roughly(HOUR), { unit: "hours", number: 1 });
  assert.deepEqual(roughly(HOUR - 1), { unit: "minutes", number: 59 });
  assert.deepEqual(roughly(MINUTE - 1), { unit: "seconds", number: 59 });
});

test("a countdown ends with its last second and not a second early", () => {
  assert.equal(countdown(11 * MINUTE + 42 * SECOND), "11:42");
  assert.equal(countdown(1), "0:01");
  assert.equal(countdown(0), "0:00");
  assert.equal(countdown(-5), "0:00");
  assert.equal(countdown(HOUR + 2 * MINUTE + 3 * SECOND), "1:02:03");
});

test("a countdown is spoken once at five minutes, at one, and at its end", () => {
  assert.equal(isSpoken(5 * MINUTE + 1, 5 * MINUTE), 5);
  assert.equal(isSpoken(5 * MINUTE, 5 * MINUTE - SECOND), null);
  assert.equal(isSpoken(MINUTE + SECOND, MINUTE), 1);
  assert.equal(isSpoken(SECOND, 0), 0);
  assert.equal(isSpoken(3 * MINUTE, 2 * MINUTE), null);
});

test("a day begins at midnight of the plan and not of the browser", () => {
  const late = moment("2026-06-17T23:59:00+02:00");
  assert.equal(dayOf(late + MINUTE, "Europe/Amsterdam") - dayOf(late, "Europe/Amsterdam"), 1);
  assert.equal(dayOf(late + MINUTE, "America/New_York") - dayOf(late, "America/New_York"), 0);
});

test("the day a clock is set has no gap", () => {
  const before = dayOf(moment("2026-03-28T12:00:00+01:00"), "Europe/Berlin");
  const after = dayOf(moment("2026-03-29T12:00:00+02:00"), "Europe/Berlin");
  assert.equal(after - before, 1);
});
