import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import type { Connection, Hass } from "../src/house/hass";
import type { Page } from "../src/model";
import { pageOf } from "./states";

// A browser's document and window, as far as the line to the house needs them.
const listeners = new Set<() => void>();
const page = { hidden: false };
Object.assign(globalThis, {
  document: {
    get hidden() { return page.hidden; },
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  },
  BUNDLE: "ours",
});
const { hear } = await import("../src/house/connection");
const { untilThere } = await import("../src/pure/patience");

class House implements Connection {
  connected = true;
  open: { message: Record<string, unknown>; tell: (page: Page) => void }[] = [];
  ended = 0;
  private events = new Map<string, Set<() => void>>();

  subscribeMessage<T>(tell: (message: T) => void, message: object): Promise<() => Promise<void>> {
    const one = { message: message as Record<string, unknown>, tell: tell as unknown as (page: Page) => void };
    this.open.push(one);
    return Promise.resolve(() => {
      this.ended += 1;
      this.open = this.open.filter((other) => other !== one);
      return Promise.resolve();
    });
  }

  sendMessagePromise<T>(): Promise<T> { return Promise.reject(new Error("nobody sends here")); }
  addEventListener(event: string, callback: () => void): void {
    this.events.set(event, (this.events.get(event) ?? new Set()).add(callback));
  }
  removeEventListener(event: string, callback: () => void): void { this.events.get(event)?.delete(callback); }
  happens(event: "ready" | "disconnected"): void { for (const one of this.events.get(event) ?? []) one(); }
}

function hassOf(connection: House, language = "en"): Hass {
  return { connection, language, locale: { language }, config: { time_zone: "UTC" }, entities: {}, devices: {}, states: {} };
}

function seen(hidden: boolean): void {
  page.hidden = hidden;
  for (const listener of [...listeners]) listener();
}

const turn = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  page.hidden = false;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("ten cards have one line, and the last one hangs up", async () => {
  const house = new House();
  const ends = Array.from({ length: 10 }, () => hear(hassOf(house), undefined, () => undefined));
  assert.equal(house.open.length, 1);
  assert.deepEqual(house.open[0].message, { type: "back_recovery/subscribe", language: "en", clock: "12", bundle: "ours" });

  for (const end of ends.slice(1)) end();
  await turn();
  assert.equal(house.open.length, 1);
  ends[0]();
  await turn();
  assert.equal(house.open.length, 0);
});

test("another plan, another language and another clock are other lines", () => {
  const house = new House();
  hear(hassOf(house), undefined, () => undefined);
  hear(hassOf(house), "entry", () => undefined);
  hear(hassOf(house, "de"), undefined, () => undefined);
  hear({ ...hassOf(house), locale: { language: "en", time_format: "24" } }, undefined, () => undefined);
  assert.deepEqual(house.open.map(({ message }) => [message.entry_id, message.language, message.clock]), [
    [undefined, "en", "12"], ["entry", "en", "12"], [undefined, "de", "24"], [undefined, "en", "24"],
  ]);
});

test("a card that comes later hears at once what was told", () => {
  const house = new House();
  hear(hassOf(house), undefined, () => undefined);
  house.open[0].tell(pageOf("rest"));
  const heard: (Page | null)[] = [];
  hear(hassOf(house), undefined, ({ page: told }) => heard.push(told));
  assert.equal(heard[0]?.plan?.kind, "plan");
});

test("a hidden tab hangs up, and calls again when it is looked at", async () => {
  const house = new House();
  hear(hassOf(house), undefined, () => undefined);
  seen(true);
  assert.equal(house.open.length, 1);
  mock.timers.tick(10_000);
  await turn();
  assert.equal(house.open.length, 0);
  seen(false);
  assert.equal(house.open.length, 1);
});

test("a break of two seconds is not worth a word, a longer one is told until it is over", () => {
  const house = new House();
  const lost: (number | null)[] = [];
  hear(hassOf(house), undefined, ({ lostSince }) => lost.push(lostSince));
  house.happens("disconnected");
  mock.timers.tick(1900);
  house.happens("ready");
  assert.deepEqual(lost, []);

  house.happens("disconnected");
  mock.timers.tick(2000);
  assert.equal(typeof lost.at(-1), "number");
  house.happens("ready");
  house.open.at(-1)!.tell(pageOf("rest"));
  assert.equal(lost.at(-1), null);
});

test("who looks again right after a break is told of it all the same", () => {
  const house = new House();
  const lost: (number | null)[] = [];
  hear(hassOf(house), undefined, ({ lostSince }) => lost.push(lostSince));
  house.connected = false;
  house.happens("disconnected");
  seen(true);
  seen(false);
  mock.timers.tick(2000);
  assert.equal(typeof lost.at(-1), "number");
});

test("who comes while there is no connection is told so, and hears once there is one", () => {
  const house = new House();
  const lost: (number | null)[] = [];
  house.connected = false;
  hear(hassOf(house), undefined, ({ lostSince }) => lost.push(lostSince));
  mock.timers.tick(2000);
  assert.equal(typeof lost.at(-1), "number");
  assert.equal(house.open.length, 0);

  house.connected = true;
  house.happens("ready");
  house.open[0].tell(pageOf("rest"));
  assert.equal(lost.at(-1), null);
});

test("once the house answers, files that were not there are asked for again at once", async () => {
  let asked = 0;
  void untilThere(() => { asked += 1; return Promise.reject(new Error("just starting")); });
  await turn();
  assert.equal(asked, 1);
  hear(hassOf(new House()), undefined, () => undefined);
  await turn();
  assert.equal(asked, 2);
});

test("a house with another bundle says that this one is old", () => {
  const house = new House();
  const stale: boolean[] = [];
  hear(hassOf(house), undefined, (heard) => stale.push(heard.stale));
  house.open[0].tell({ ...pageOf("rest"), bundle: "ours" });
  house.open[0].tell({ ...pageOf("rest"), bundle: "theirs" });
  assert.deepEqual(stale, [false, true]);
});

test("a refusal is told, and asked again later", async () => {
  const house = new House();
  let calls = 0;
  house.subscribeMessage = () => { calls += 1; return Promise.reject(new Error("not loaded yet")); };
  const failed: (string | null)[] = [];
  hear(hassOf(house), undefined, (heard) => failed.push(heard.failed));
  await turn();
  assert.deepEqual(failed, ["not loaded yet"]);
  mock.timers.tick(1500);
  await turn();
  assert.equal(calls, 2);
});

test("after a restart it asks until the integration is there, and shows what was last told meanwhile", async () => {
  const house = new House();
  const heard: (Page | null)[] = [];
  hear(hassOf(house), undefined, ({ page: told }) => heard.push(told));
  house.open[0].tell(pageOf("rest"));
  const subscribe = house.subscribeMessage.bind(house);
  let refused = 0;
  house.subscribeMessage = () => { refused += 1; return Promise.reject(new Error("unknown_command")); };
  house.happens("disconnected");
  house.happens("ready");
  await turn();
  assert.equal(refused, 1);
  assert.equal(heard.at(-1)?.plan?.kind, "plan");
  house.subscribeMessage = subscribe;
  mock.timers.tick(1500);
  house.open.at(-1)!.tell(pageOf("offer"));
  assert.equal(heard.at(-1)?.plan?.kind === "plan" && (heard.at(-1)!.plan as { now: unknown[] }).now.length, 1);
});
