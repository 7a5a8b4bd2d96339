/** Change this plan: sentences, not sliders; only the end is asked again. */

import { html, nothing } from "lit";

import { when } from "../drawing/phrases";
import { icon, wide } from "../drawing/pieces";
import type { Look } from "../look";
import { HOUR, moment } from "../pure/instants";
import { test, questions } from "../parts/welcome";
import type { SheetOf } from "./frame";

interface Choice { icon: string; name: string; text?: string; key?: string; tap: () => void }

export function change(look: Look): SheetOf {
  const { plan } = look;
  const running = plan.phase !== "idle";
  return {
    head: look.say("change.title"),
    body: html`${running ? nothing : html`<p class="tx">${look.say("change.nothing")}</p>`}
      <ul class="choices">${choices(look).map((one) => html`<li>
        <button type="button" class="choice" @click=${one.tap}>${icon(one.icon)}
          <span><span>${one.name}</span>${one.text ? html`<span class="l2">${one.text}</span>` : nothing}</span></button>
        ${one.key && look.failure(one.key) ? html`<p class="failed" role="alert">${look.failure(one.key)}</p>` : nothing}</li>`)}</ul>
      ${plan.welcome?.phone ? html`<h3 class="dy">${look.say("change.test_text")}</h3>${test(look, plan.welcome)}` : nothing}`,
  };
}

/** Hours: the smallest step by which a rest is moved. */
const SHORTEST = 12;

function choices(look: Look): Choice[] {
  const { plan } = look;
  const rests = plan.phase === "rest" || plan.phase === "ready_check";
  const active = rests || plan.phase === "return";
  const until = plan.rest_window_ends;
  const limits = plan.rest_limits;
  const list: (Choice | null)[] = [
    rests && until && limits && moment(until) + SHORTEST * HOUR <= moment(limits.latest) ? {
      icon: "mdi:plus", name: look.say("change.longer"),
      text: look.say("change.longer_text", { until: when(look, later(until, 24)) }),
      tap: () => look.open("longer"),
    } : null,
    rests && until && limits && moment(until) - SHORTEST * HOUR >= moment(limits.earliest) ? {
      icon: "mdi:minus", name: look.say("change.shorter"),
      text: look.say("change.shorter_text", { until: when(look, limits.earliest) }),
      tap: () => look.open("shorter"),
    } : null,
    active ? {
      icon: "mdi:pause", name: look.say("change.pause"), text: look.say("change.pause_text"), key: "pause",
      tap: () => void look.act("pause", {}, "pause").then((taken) => { if (taken) look.open(null); }),
    } : null,
    active && plan.onset !== "tweak" ? {
      icon: "mdi:lightning-bolt-outline", name: look.say("change.sudden"), text: look.say("change.sudden_text"),
      key: "onset",
      tap: () => void look.act("onset", { onset: "tweak" }, "onset").then((taken) => { if (taken) look.open(null); }),
    } : null,
    active ? {
      icon: "mdi:dumbbell", name: look.say("change.trained"), text: look.say("change.trained_text"),
      tap: () => look.open("trained"),
    } : null,
    {
      icon: "mdi:file-document-outline", name: look.say("export"), text: look.say("change.export_text"),
      tap: () => look.open("export"),
    },
    plan.phase === "rest" ? {
      icon: "mdi:fullscreen", name: look.say("change.full"), text: look.say("change.full_text"),
      tap: () => { look.open(null); look.guide("rest"); },
    } : null,
    plan.suits.length ? {
      icon: "mdi:shield-check-outline", name: look.say("change.suits"), text: look.say("change.suits_text"),
      tap: () => look.open("suits"),
    } : null,
    plan.phase !== "idle" ? {
      icon: "mdi:stop-circle-outline", name: look.say("end"), text: look.say("change.end_text"),
      tap: () => look.open("end"),
    } : null,
  ];
  return list.filter((one): one is Choice => one !== null);
}

function later(at: string, hours: number): string {
  return new Date(moment(at) + hours * HOUR).toISOString();
}

/** Rest longer or shorter: lengths of half a day, each with its end. */
export function moveRest(look: Look, which: "longer" | "shorter"): SheetOf {
  const { plan } = look;
  const until = plan.rest_window_ends ?? new Date(look.at).toISOString();
  const { earliest, latest } = plan.rest_limits ?? { earliest: until, latest: later(until, 72) };
  const steps = which === "longer" ? [12, 24, 36, 48, 72] : [-12, -24, -36];
  const possible = steps.filter((hours) => {
    const at = moment(until) + hours * HOUR;
    return at >= moment(earliest) && at <= moment(latest);
  });
  return {
    head: look.say(`change.${which}`),
    back: "change",
    body: html`<p class="tx">${which === "shorter"
        ? look.say("change.shorter_text", { until: when(look, earliest, "long") })
        : look.say("change.rest_until")}</p>
      <div class="acts">${possible.map((hours) => wide(look, {
        label: when(look, later(until, hours), "long"), key: `extend ${hours}`,
        tap: () => void look.act("extend", { hours }, `extend ${hours}`)
          .then((taken) => { if (taken) look.open(null); }),
      }))}</div>`,
  };
}

export function endAsked(look: Look): SheetOf {
  const safety = look.plan.closed.some((one) => one.for_good || one.until !== null);
  return {
    head: look.say("end"),
    body: html`<p class="tx">${look.say("change.end_ask")}</p>
      ${safety ? html`<p class="tx">${look.say("change.end_safety")}</p>` : nothing}
      <div class="acts">
        ${wide(look, {
          label: look.say("end"), key: "stop",
          tap: () => void look.act("stop", {}, "stop").then((taken) => { if (taken) look.open(null); }),
        })}
        ${wide(look, { label: look.say("change.keep"), kind: "text", local: true, tap: () => look.open(null) })}
      </div>`,
  };
}

export function suitsMe(look: Look): SheetOf {
  return { head: look.say("change.suits"), back: "change", body: questions(look) };
}

/** Who is looked at: the round picture in the head. */
export function persons(look: Look): SheetOf {
  return {
    head: look.say("person.choose"),
    body: html`<ul class="choices">${look.page.plans.map((one) => html`<li>
      <button type="button" class="choice" data-plan=${one.entry_id}
        @click=${(event: Event) => {
          (event.target as HTMLElement).dispatchEvent(new CustomEvent(
            "choose-plan", { detail: one.entry_id, bubbles: true, composed: true }));
          look.open(null);
        }}>
        ${icon(one.mine ? "mdi:account" : "mdi:account-outline")}
        <span><span>${one.name}</span><span class="l2">${one.line}</span></span></button></li>`)}</ul>`,
  };
}

/** A page for a doctor: asked from the house when the sheet opens. */
export function exported(look: Look): SheetOf {
  const last = look.lastSheet;
  const name = "back-recovery.txt";
  return {
    head: look.say("export"),
    body: last ? html`<p class="tx">${look.say("change.export_done")}</p>
      <pre class="page" tabindex="0">${last.page}</pre>
      <div class="acts"><a class="b tonal wide" download=${name}
        href="data:text/plain;charset=utf-8,${encodeURIComponent(last.page)}">${icon("mdi:download")}<span>${look.say("change.download")}</span></a></div>`
      : html`<p class="tx">${look.failure("export") ?? look.say("banner.loading")}</p>`,
  };
}

