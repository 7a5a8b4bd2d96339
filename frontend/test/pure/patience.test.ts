import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { askNow, untilThere } from "../../src/pure/patience";

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

const settled = async () => { for (let i = 0; i < 5; i += 1) await Promise.resolve(); };

/** After how many seconds each of so many questions that fail is asked. */
async function asked(times: number): Promise<number[]> {
  const at: number[] = [];
  let second = 0;
  let isThere = false;
  void untilThere(() => {
    at.push(second);
    return at.length < times ? Promise.reject(new Error("no line")) : Promise.resolve();
  }).then(() => { isThere = true; });
  while (!isThere) {
    await settled();
    if (isThere) break;
    second += 1;
    mock.timers.tick(1000);
  }
  return at;
}

test("what is there at once is asked for once", async () => {
  assert.deepEqual(await asked(1), [0]);
});

test("who is offline for long is asked less and less, and never less than twice a minute", async () => {
  assert.deepEqual(await asked(9), [0, 1, 3, 7, 15, 31, 61, 91, 121]);
});

test("whoever waits is told each time that it is not there", async () => {
  let failed = 0;
  let times = 0;
  const through = untilThere(
    () => (times++ < 2 ? Promise.reject(new Error("no line")) : Promise.resolve("there")),
    () => { failed += 1; },
  );
  await settled();
  mock.timers.tick(1000);
  await settled();
  mock.timers.tick(2000);
  assert.equal(await through, "there");
  assert.equal(failed, 2);
});

test("whoever waits asks at once when the house is back, and once", async () => {
  let times = 0;
  const ask = () => { times += 1; return times < 3 ? Promise.reject(new Error("no line")) : Promise.resolve("there"); };
  const through = untilThere(ask);
  await settled();
  askNow();
  await settled();
  assert.equal(times, 2);
  mock.timers.tick(1000);
  await settled();
  assert.equal(times, 2);
  askNow();
  assert.equal(await through, "there");
});
