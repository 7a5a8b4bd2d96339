import assert from "node:assert/strict";
import { test } from "node:test";

import { doorOf, isUrgent } from "../../src/pure/needed";
import { pageOf, STATES } from "../states";

test("help in an emergency is behind no door, and waits for none", () => {
  assert.equal(doorOf(pageOf("hold_emergency"), "full"), null);
  assert.equal(isUrgent(pageOf("hold_emergency")), true);
});

test("what is not proven off waits for nothing", () => {
  assert.equal(isUrgent(pageOf("unproven")), true);
  assert.equal(isUrgent(pageOf("glimpse_unproven")), true);
});

test("a rest, an offer and a way back need the parts of a recovery", () => {
  for (const name of ["rest", "offer", "return", "hold_care", "paused"]) {
    assert.equal(doorOf(pageOf(name), "full"), "plan", name);
    assert.equal(isUrgent(pageOf(name)), false, name);
  }
});

test("without a recovery they are not needed", () => {
  assert.equal(doorOf({ ...pageOf("rest"), plan: null }, "full"), "before");
  for (const name of ["welcome", "idle_later", "not_running", "glimpse_rest"]) {
    assert.equal(doorOf(pageOf(name), "full"), "before", name);
  }
});

test("the compact form needs its own, whatever it shows", () => {
  for (const name of STATES) assert.equal(doorOf(pageOf(name), "compact"), "small", name);
});
