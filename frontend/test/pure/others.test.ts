import assert from "node:assert/strict";
import { test } from "node:test";

import { chart, height, path } from "../../src/pure/chart";
import { BLACK, contrast, css, derive, inkOn, luminance, mix, parse, textOn, WHITE, type Colour, type Theme } from "../../src/pure/colours";
import { BEGIN, done, hurt, movementOf, MOVEMENTS, nextSide, skip, undo } from "../../src/pure/movements";
import { keyed, sayNow, sayWorst, UNSAID } from "../../src/pure/pain";
import { dashes, percent } from "../../src/pure/ring";
import { blocks, WIDTH } from "../../src/pure/stairs";

// Colours

const colour = (hex: string): Colour => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255) as unknown as Colour;
const theme = (over: Partial<Theme> = {}): Theme => ({
  primary: colour("#009ac7"), onPrimary: WHITE, card: WHITE, text: colour("#141414"), secondary: colour("#5e5e5e"),
  error: colour("#db4437"), warning: colour("#ffa600"), success: colour("#43a047"), ...over,
});
const DARK = theme({ card: colour("#1c1c1c"), text: colour("#e1e1e1"), secondary: colour("#9b9b9b") });
const PAIRS = [
  ["on-fill", "fill"], ["ink", "tint"], ["on-red", "red"], ["amber-ink", "amber"], ["green-ink", "green"], ["soft", "quiet"], ["red-ink", "quiet"],
] as const;

for (const [name, one] of Object.entries({
  light: theme(), dark: DARK, "yellow on white": theme({ primary: colour("#ffeb3b"), onPrimary: WHITE }),
  "black": theme({ primary: BLACK }), "white in the dark": { ...DARK, primary: WHITE },
  "grey on grey": theme({ card: colour("#808080"), text: colour("#202020"), secondary: colour("#6a6a6a") }),
})) {
  test(`every text can be read on its ground: ${name}`, () => {
    const all = derive(one);
    for (const [ink, ground] of PAIRS) {
      const ratio = contrast(parse(all[`br-${ink}`])!, parse(all[`br-${ground}`])!);
      assert.ok(ratio >= 4.4, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
    }
  });
}

test("colours are read as browsers compute them", () => {
  assert.deepEqual(parse("rgb(255, 0, 51)"), [1, 0, 0.2]);
  assert.deepEqual(parse("rgba(255, 0, 51, 0.5)"), [1, 0, 0.2]);
  assert.deepEqual(parse("color(srgb 0 0.5 1)"), [0, 0.5, 1]);
  assert.equal(parse("red"), null);
  assert.equal(parse("oklch(0.5 0.1 20)"), null);
  assert.equal(css([1, 0, 0.2]), "rgb(255 0 51)");
});

test("contrast is that of WCAG: black on white is 21", () => {
  assert.equal(Math.round(contrast(BLACK, WHITE)), 21);
  assert.equal(luminance(WHITE), 1);
  assert.deepEqual(mix(WHITE, BLACK, 0.25), [0.25, 0.25, 0.25]);
});

test("the text of the theme is kept where it can be read", () => {
  assert.equal(textOn(BLACK, WHITE), WHITE);
  assert.deepEqual(textOn(colour("#ffeb3b"), WHITE), BLACK);
  assert.deepEqual(inkOn([colour("#777777")], colour("#777777"), WHITE, 0.6), WHITE);
});

// Numbers

test("a higher now lifts the worst along", () => {
  assert.deepEqual(sayNow({ now: 3, worst: 4 }, 6), { now: 6, worst: 6 });
  assert.deepEqual(sayNow({ now: 6, worst: 6 }, 2), { now: 2, worst: 6 });
  assert.deepEqual(sayNow(UNSAID, 0), { now: 0, worst: null });
});

test("the worst is never below now, and the same tap takes it back", () => {
  assert.deepEqual(sayWorst({ now: 3, worst: null }, 2), { now: 3, worst: null });
  assert.deepEqual(sayWorst({ now: 3, worst: null }, 3), { now: 3, worst: 3 });
  assert.deepEqual(sayWorst({ now: 3, worst: 5 }, 5), { now: 3, worst: null });
});

test("the numbers are a radio group: arrows, Home, End and the digits", () => {
  assert.equal(keyed("ArrowRight", 3, false), 4);
  assert.equal(keyed("ArrowRight", 10, false), 0);
  assert.equal(keyed("ArrowLeft", 0, false), 10);
  assert.equal(keyed("ArrowRight", 3, true), 2);
  assert.equal(keyed("ArrowDown", null, false), 0);
  assert.equal(keyed("ArrowUp", null, false), 10);
  assert.equal(keyed("Home", 5, false), 0);
  assert.equal(keyed("End", 5, false), 10);
  assert.equal(keyed("7", null, false), 7);
  assert.equal(keyed("Enter", 5, false), null);
});

// Ring, chart, stairs

test("a ring drains from full to nothing", () => {
  const [full] = dashes(45.5, 1).split(" ");
  assert.equal(full, (2 * Math.PI * 45.5).toFixed(1));
  assert.equal(dashes(45.5, 0).split(" ")[0], "0.0");
  assert.equal(dashes(45.5, 2).split(" ")[0], full);
  assert.equal(percent(0.571), "57.1%");
  assert.equal(percent(-1), "0.0%");
});

const checkIn = (at: string, n: number, worst: number | null = null) => ({ at, now: n, worst });

test("the line goes from edge to edge, ten at the top", () => {
  const drawn = chart([checkIn("2026-06-16T08:00:00Z", 10, 10), checkIn("2026-06-17T08:00:00Z", 0)], [], "UTC");
  assert.ok(drawn.now[0].x < drawn.now[1].x);
  assert.equal(drawn.now[0].y, height(10));
  assert.ok(height(10) < height(0));
  assert.equal(drawn.worst.length, 1);
  assert.equal(path(drawn.now).split(" ").length, 2);
});

test("four weeks of check-ins are thinned, and the worst of each stays", () => {
  const rows = Array.from({ length: 400 }, (_, i) => checkIn(new Date(Date.UTC(2026, 5, 1) + i * 3_600_000).toISOString(), i === 201 ? 9 : 2));
  const drawn = chart(rows, [], "UTC");
  assert.equal(drawn.now.length, 90);
  assert.ok(drawn.now.some((point) => point.y === height(9)));
});

test("marks do not lie on each other, and only what was done is marked", () => {
  const rows = [checkIn("2026-06-16T00:00:00Z", 4), checkIn("2026-06-17T00:00:00Z", 3)];
  const mark = (at: string, how: "done" | "skipped" = "done", activity = "walk") =>
    ({ activity, name: "", icon: "mdi:walk", at, how });
  const drawn = chart(rows, [
    mark("2026-06-16T06:00:00Z"), mark("2026-06-16T06:10:00Z"), mark("2026-06-16T12:00:00Z"),
    mark("2026-06-16T18:00:00Z", "skipped"), mark("2026-06-16T18:00:00Z", "done", "check_in"),
  ], "UTC");
  assert.equal(drawn.marks.length, 2);
});

test("every day has its name, where there is room", () => {
  const rows = [checkIn("2026-06-16T08:00:00Z", 4), checkIn("2026-06-18T20:00:00Z", 3)];
  assert.equal(chart(rows, [], "UTC").days.length, 3);
  const long = [checkIn("2026-06-01T08:00:00Z", 4), checkIn("2026-06-28T20:00:00Z", 3)];
  assert.ok(chart(long, [], "UTC").days.length <= 7);
});

test("the stairs rise, and say where one stands", () => {
  const drawn = blocks([0, 40, 60, 80, 100], 1);
  assert.deepEqual(drawn.map((block) => block.is), ["done", "here", "ahead", "ahead", "ahead"]);
  assert.ok(drawn.every((block, i) => i === 0 || block.top < drawn[i - 1].top));
  assert.ok(Math.abs(drawn[4].x + drawn[4].width - WIDTH) < 0.01);
  assert.deepEqual(blocks([0], -1).map((block) => block.is), ["ahead"]);
});

// Test movements

test("five movements without pain are fine", () => {
  let step = BEGIN;
  for (const _ of MOVEMENTS) step = hurt(done(step), 1);
  assert.equal(step.over, "fine");
  assert.equal(Object.keys(step.pains).length, 5);
});

test("four ends the test for today, three does not", () => {
  assert.equal(hurt(done(BEGIN), 4).over, "not_today");
  assert.equal(hurt(done(BEGIN), 3).over, null);
  assert.equal(movementOf(hurt(done(BEGIN), 3)).name, "bend");
});

test("skipping is no passing", () => {
  let step = BEGIN;
  for (const _ of MOVEMENTS) step = skip(step);
  assert.equal(step.over, "not_today");
  assert.deepEqual(step.pains, {});
});

test("a slip of the thumb is taken back", () => {
  const slip = hurt(done(BEGIN), 9);
  assert.deepEqual([undo(slip).over, undo(slip).asks, undo(slip).pains], [null, true, {}]);
  assert.equal(undo(BEGIN), BEGIN);
});

test("one leg is held left, then right", () => {
  assert.equal(nextSide(BEGIN), "left");
  assert.equal(nextSide({ ...BEGIN, side: "left" }), "right");
  assert.equal(nextSide({ ...BEGIN, side: "right" }), null);
});
