/** Order of the parts: where am I, what now, how is it, what next, what is closed, the way back. */

import { html, nothing } from "lit";

import { button, icon, type Drawn } from "./drawing/pieces";
import { doors } from "./doors";
import type { Look } from "./look";
import { columns, now as slotOf, parts, type Now, type Part } from "./pure/order";
import { alarms } from "./parts/alarms";
import { banners } from "./parts/banners";
import { emergency } from "./parts/hold";
import { slot as slotCard } from "./parts/slot";
import { state } from "./parts/state";

export interface Frame {
  lostSince: number | null;
  stale: boolean;
  wide: boolean;
  /** The page has a head; a card has only a foot. */
  head: boolean;
  narrow: boolean;
  /** A card names a plan; the page takes that of who looks. */
  isChosen: boolean;
  /** Whoever looks may change the dashboard. */
  mayEdit: boolean;
}

export function layout(look: Look, frame: Frame): Drawn {
  const { plan } = look.page;
  const [left, right] = body(look, frame);
  const two = frame.wide && right !== nothing;
  return html`
    ${plan?.kind === "plan" ? html`<button type="button" class="skip" @click=${toWrong}>${look.say("skip_link")}</button>` : nothing}
    ${frame.head ? head(look, frame) : nothing}
    <div class="face ${two ? "two" : ""} ${frame.head ? "in-page" : ""}">
      <div class="top">${banners(look, frame)}${alarms(look)}</div>
      <div class="el">${left}</div>
      ${right === nothing ? nothing : html`<div class="el">${right}</div>`}
    </div>
    ${plan?.kind === "plan" ? foot(look, frame) : nothing}`;
}

function body(look: Look, frame: Frame): [Drawn, Drawn] {
  const { plan } = look.page;
  const [behind, before] = [doors.plan.open, doors.before.open];
  if (!plan) return [before?.nowhere(look, frame) ?? slow(look), nothing];
  if (plan.kind === "glimpse") return [html`${before?.glimpse(look, plan) ?? slow(look)}${others(look)}`, nothing];
  if (!plan.running) return [before?.notRunning(look) ?? slow(look), nothing];
  if (plan.phase === "idle") return [html`${before?.idle(look) ?? slow(look)}${others(look)}`, nothing];
  if (plan.phase === "hold_emergency") return [emergency(look), nothing];
  if (plan.phase === "hold_care") return [behind?.care(look) ?? slow(look), nothing];
  const slot = slotOf(plan, look.at, look.taps.chosen, look.taps.seenOff);
  if (plan.phase === "paused") return [html`${state(look, slot.what)}${running(look, slot)}`, nothing];
  const main = slot.what === "missing"
    ? state(look, slot.what, behind?.missing(look))
    : html`${state(look, slot.what)}${slotCard(look, slot)}`;
  const checking = slot.what === "asked" && slot.asked.kind === "check_in";
  const order = parts(plan, look.wanted, checking ? "check_in" : slot.what);
  const [one, other] = columns(order);
  const draw = (list: Part[]) => list.map((part) => html`<div class="part">${behind?.parts[part](look)}</div>`);
  if (!frame.wide) return [html`${main}${draw(order)}${others(look)}`, nothing];
  return [
    html`${main}${draw(one)}`,
    other.length ? html`${draw(other)}${others(look)}` : others(look),
  ];
}

/** A bad line: what is behind a door is still on its way. */
function slow(look: Look): Drawn {
  return html`<p class="loading" role="status">${look.say("banner.loading")}</p>`;
}

/** Paused: what is on, or asked about it, still has the slot. */
function running(look: Look, slot: Now): Drawn {
  return slot.what === "nothing" || slot.what === "missing" ? nothing : slotCard(look, slot);
}

/** Other plans of the house, as one compact row each. */
function others(look: Look): Drawn {
  const rest = look.page.plans.filter((one) => one.entry_id !== look.page.plan?.entry_id);
  if (!rest.length) return nothing;
  return html`<section class="card list others"><ul>${rest.map((one) => html`<li>
    <button type="button" class="more" @click=${(event: Event) => choose(event, one.entry_id)}>
      ${icon("mdi:account-outline")}<span><span class="who">${one.name}</span><span class="l2">${one.line}</span></span>
      <span class="end">${icon("mdi:chevron-right")}</span></button></li>`)}</ul></section>`;
}

function choose(event: Event, entry: string): void {
  (event.target as HTMLElement).dispatchEvent(
    new CustomEvent("choose-plan", { detail: entry, bubbles: true, composed: true }),
  );
}

/** Nothing was heard yet; said in words, and after a refusal or without a connection why. */
export function waiting(look: Look, failed: string | null): Drawn {
  return html`<div class="face"><p class="loading" role="status">${failed === null
    ? look.say(look.offline ? "banner.lost" : "banner.loading")
    : html`<b>${look.say("banner.not_running")}</b><br>${failed || look.say("banner.not_running_text")}`}</p></div>`;
}

function head(look: Look, frame: Frame): Drawn {
  const { plan, plans } = look.page;
  const own = plan?.kind === "plan" ? plan : null;
  return html`<header class="app">
    ${frame.narrow ? html`<button type="button" class="corner menu" aria-label=${look.say("menu")}
      @click=${(event: Event) => (event.target as HTMLElement).dispatchEvent(
        new CustomEvent("hass-toggle-menu", { bubbles: true, composed: true }))}>${icon("mdi:menu")}</button>` : nothing}
    <div class="name">${look.say("title")}</div>
    ${frame.wide && own ? wrong(look) : nothing}
    ${plan && plans.length > 1 ? html`<button type="button" class="ava"
      aria-label=${look.say("person", { name: plan.name })} @click=${() => look.open("person")}>${initial(plan.name)}</button>`
      : plan ? html`<span class="ava" aria-hidden="true">${initial(plan.name)}</span>` : nothing}
    ${own?.running ? html`<button type="button" class="corner" aria-label=${look.say("change.title")}
      @click=${() => look.open("change")}>${icon("mdi:dots-vertical")}</button>` : nothing}
  </header>`;
}

function initial(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "";
}

/** Always in reach; it opens a list and never acts. */
function wrong(look: Look): Drawn {
  if (look.plan.phase === "hold_emergency") return nothing;
  return button(look, {
    label: look.say("wrong"), icon: "mdi:alert-circle-outline", kind: "quiet", local: true,
    tap: () => look.open("wrong"),
  });
}

function foot(look: Look, frame: Frame): Drawn {
  if (frame.head && frame.wide) return nothing;
  const list = look.plan.phase === "hold_emergency";
  return html`<footer class="foot ${frame.head ? "fixed" : ""}">
    ${button(look, {
      label: list ? look.say("hold.open_list") : look.say("wrong"),
      icon: "mdi:alert-circle-outline", kind: "quiet", wide: true, local: true,
      tap: () => look.open("wrong"),
    })}
    ${frame.head ? nothing : html`<button type="button" class="corner" aria-label=${look.say("change.title")}
      @click=${() => look.open("change")}>${icon("mdi:dots-vertical")}</button>`}
  </footer>`;
}

function toWrong(event: Event): void {
  const root = (event.target as HTMLElement).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>("button.quiet")?.focus();
}
