import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { Door } from "../../src/pure/door";

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

const settled = async () => { for (let i = 0; i < 5; i += 1) await Promise.resolve(); };

test("what is behind a door is asked for once, and not before", async () => {
  let asked = 0;
  const door = new Door(() => { asked += 1; return Promise.resolve("there"); });
  assert.equal(asked, 0);
  door.knock();
  door.knock();
  await settled();
  assert.equal(asked, 1);
  assert.equal(door.open, "there");
});

test("whoever knocked is told when it is there", async () => {
  const door = new Door(() => Promise.resolve("there"));
  const told: (string | null)[] = [];
  door.knock(() => told.push(door.open));
  await settled();
  assert.deepEqual(told, ["there"]);
});

test("a door that is late is not waited for, and opens all the same", async () => {
  let arrive = (_: string) => {};
  const door = new Door(() => new Promise<string>((there) => { arrive = there; }));
  let told = 0;
  door.knock(() => { told += 1; });
  assert.equal(door.isSettled, false);
  mock.timers.tick(1500);
  assert.equal(door.isSettled, true);
  assert.equal(door.open, null);
  arrive("there");
  await settled();
  assert.equal(door.open, "there");
  assert.equal(told, 2);
});

test("whoever waits until it is there or late goes on without it, and at once when it is there", async () => {
  const never = new Door(() => new Promise<string>(() => {}));
  let went = false;
  void never.settled().then(() => { went = true; });
  await settled();
  assert.equal(went, false);
  mock.timers.tick(1500);
  await settled();
  assert.equal(went, true);

  const there = new Door(() => Promise.resolve("there"));
  await there.settled();
  assert.equal(there.open, "there");
});

test("a bad line is tried again", async () => {
  let times = 0;
  const door = new Door(() => (times++ ? Promise.resolve("there") : Promise.reject(new Error("no line"))));
  const through = door.through();
  await settled();
  assert.equal(door.isSettled, true);
  mock.timers.tick(1000);
  assert.equal(await through, "there");
});
