import assert from "node:assert/strict";
import { test } from "node:test";

import { capital, Formats, supported } from "../../src/pure/formats";
import { moment } from "../../src/pure/instants";

const ZONE = "Europe/Amsterdam";
const NOON = "2026-06-17T12:00:00+02:00";
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

test("a time is that of the plan's clock, whatever the browser's", () => {
  assert.equal(new Formats({ language: "en", time_format: "24" }, ZONE).time(NOON), "12:00");
});

test("twelve hours or twenty-four: the profile decides, then the language", () => {
  const at = "2026-06-17T14:30:00+02:00";
  assert.equal(plain(new Formats({ language: "de", time_format: "12" }, ZONE).time(at)), "2:30 PM");
  assert.equal(new Formats({ language: "en", time_format: "24" }, ZONE).time(at), "14:30");
  assert.equal(plain(new Formats({ language: "en" }, ZONE).time(at)), "2:30 PM");
  assert.equal(new Formats({ language: "de" }, ZONE).time(at), "14:30");
});

test("midnight is 00:00 and not 24:00", () => {
  const at = "2026-06-17T00:00:00+02:00";
  assert.equal(new Formats({ language: "en", time_format: "24" }, ZONE).time(at), "00:00");
});

test("a proof is told to the second", () => {
  const formats = new Formats({ language: "de" }, ZONE);
  assert.equal(formats.second("2026-06-17T14:52:06+02:00"), "14:52:06");
});

test("numbers follow their own choice in the profile", () => {
  assert.equal(new Formats({ language: "de" }).number(47.5), "47,5");
  assert.equal(new Formats({ language: "de", number_format: "comma_decimal" }).number(1047.5), "1,047.5");
  assert.equal(new Formats({ language: "en", number_format: "none" }).number(1047.5), "1047.5");
});

test("days are counted on the calendar", () => {
  const formats = new Formats({ language: "en" }, ZONE);
  assert.equal(formats.days("2026-06-18T00:01:00+02:00", moment(NOON)), 1);
  assert.equal(formats.days("2026-06-17T23:59:00+02:00", moment(NOON)), 0);
  assert.equal(formats.days("2026-06-16T23:59:00+02:00", moment(NOON)), -1);
});

test("near days have the language's own word", () => {
  assert.equal(new Formats({ language: "de" }).nearDay(1), "morgen");
  assert.equal(new Formats({ language: "en" }).nearDay(-1), "yesterday");
  assert.equal(new Formats({ language: "en" }).nearDay(2), null);
});

test("a range of days is joined as the language joins it", () => {
  const formats = new Formats({ language: "de" }, ZONE);
  assert.match(formats.dates("2026-10-12T10:00:00+02:00", "2026-10-19T10:00:00+02:00"), /12\..*19\. Okt/);
});

test("a language the browser does not know is English", () => {
  assert.equal(supported("not a language"), "en");
  assert.equal(supported("pt_BR"), "pt-BR");
});

test("a heading begins with a capital of its language", () => {
  assert.equal(capital("heute", "de"), "Heute");
  assert.equal(capital("istanbul", "tr"), "İstanbul");
  assert.equal(capital("", "en"), "");
});
