/** `back-recovery-feature`: under a tile of ours, a bar that drains, or the two buttons of an offer. */

import { css, html, nothing } from "lit";

import { spanUntil, when } from "../drawing/phrases";
import { ticking } from "../drawing/ticking";
import type { Asked, Button } from "../model";
import { countdown, left, share } from "../pure/instants";
import { now as slotOf, SWAP, type Now } from "../pure/order";
import { percent } from "../pure/ring";
import { base } from "../styles/base";
import { Speaking } from "./speaking";

export class Bar extends Speaking {
  static override styles = [base, css`
    .feat { position: relative; height: var(--feature-height, 42px); border-radius: var(--feature-border-radius, 12px); background: var(--br-tint); overflow: hidden; display: grid; align-items: center; }
    .feat i { position: absolute; inset-block: 0; inset-inline-start: 0; background: var(--br-done); }
    /* Where there is no room for both, the second wraps out of sight. */
    .feat p, .feat > span { position: relative; display: flex; flex-wrap: wrap; gap: 0 1ch; height: 1.25rem; padding: 0 14px; font-size: .875rem; line-height: 1.25rem; font-weight: 500; white-space: nowrap; overflow: hidden; font-variant-numeric: tabular-nums; color: var(--br-ink); }
    .row { flex-wrap: nowrap; }
    .row .b { min-height: var(--feature-height, 42px); border-radius: var(--feature-border-radius, 12px); font-size: .9375rem; flex: 1 1 0; position: relative; }
    .row .b::after { content: ""; position: absolute; inset: -1px 0; }
  `];

  /** What a tap would mean has just changed: it does nothing for a moment. */
  private guard = (event: Event): void => {
    if (event.isTrusted && performance.now() - this.swappedAt < SWAP) event.stopPropagation();
  };
  private swappedAt = -Infinity;
  private seen = "";

  override firstUpdated(): void {
    this.renderRoot.addEventListener("click", this.guard, { capture: true });
  }

  protected override updated(): void {
    const now = this.now && ("asked" in this.now ? this.now.asked.asking : this.now.what);
    if (this.seen && now !== this.seen) this.swappedAt = performance.now();
    this.seen = now ?? "";
  }

  private now: Now | null = null;

  /** Nothing warm begins from here: what it says does not stand beside it, so the house asks first. */
  private async begin(entry: string, asked: Asked, start: Button): Promise<void> {
    if (start.kind === "start" && asked.is_warm) {
      if (await this.send(entry, "start_activity", { activity: asked.activity })) this.go();
    } else await this.send(entry, "tap", { asking: asked.asking, answer: start.answer });
  }

  protected override render(): unknown {
    const plan = this.told?.plan;
    if (plan?.kind !== "plan") return nothing;
    const { say } = this.tongue;
    const slot = slotOf(plan, this.tongue.at, null, new Set());
    this.now = slot;
    if (slot.what === "session") {
      const { session } = slot;
      const key = session.stop === "stop" ? "session.stop" : "session.done";
      return html`<div class="row"><button type="button" class="b primary" @click=${() => this.send(
        plan.entry_id, session.stop === "stop" ? "stop_activity" : "done", { activity: session.activity })}>
        <ha-icon class="i" .icon=${session.stop === "stop" ? "mdi:stop" : "mdi:check"}></ha-icon>
        <span>${say(key)} ${ticking((now) => countdown(left(session.ends_at, now)))}</span></button></div>`;
    }
    if (slot.what === "asked" && slot.asked.kind === "offer") {
      const { asked } = slot;
      const start = asked.buttons.find((one) => one.primary);
      return html`<div class="row">${start ? html`<button type="button" class="b primary" @click=${() => this.begin(plan.entry_id, asked, start)}>
        <span>${start.kind === "start" ? say("compact.start") : start.label}</span></button>` : nothing}
        ${asked.later.length ? html`<button type="button" class="b tonal" @click=${() => this.send(
          plan.entry_id, "snooze", { activity: asked.activity, minutes: asked.later.at(-1) })}><span>${say("now.later")}</span></button>` : nothing}</div>`;
    }
    const { started_at: from, rest_window_ends: until } = plan;
    if (!from || !until) {
      const first = this.glance?.first;
      return first ? html`<div class="feat"><span>${ticking((now) => first(now), "minute")}</span></div>` : nothing;
    }
    return html`<div class="feat"><i style=${ticking((now) => `inline-size:${percent(share(from, until, now))}`, "minute")}></i>
      <p><span>${ticking((now) => say("left.all", { time: spanUntil(this.tongue, until, now) }), "minute")}</span>
        <span>${say("until", { until: when(this.tongue, until) })}</span></p></div>`;
  }
}
