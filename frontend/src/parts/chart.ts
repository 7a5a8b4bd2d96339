/** Your back, this time: the pain line with what was done marked in it. */

import { html, nothing, svg } from "lit";

import { dayIn } from "../drawing/phrases";
import { heading, icon, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";
import { chart as computed, HEIGHT, path, WIDTH } from "../pure/chart";

export function chart(look: Look): Drawn {
  const { check_ins: rows, earlier } = look.plan;
  if (rows.length < 2) return nothing;
  const first = rows[0];
  const last = rows[rows.length - 1];
  const drawn = computed(rows, earlier, look.formats.zone);
  return html`${heading(look, "chart.title", "mdi:chart-line")}
    <section class="card">
      ${first.now === last.now ? nothing : html`<p class="tx">${sentence(look)}</p>`}
      <figure class="chart" role="img" aria-label=${look.say("chart.spoken", {
        first: first.now, day: dayIn(look, first.at), last: last.now,
      })}>
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
          ${drawn.lines.map(({ y }) => svg`<path class="gl" d="M30 ${y}H332"></path>`)}
          ${drawn.worst.length > 1 ? svg`<polyline class="pworst" points=${path(drawn.worst)}></polyline>` : nothing}
          <polyline class="pnow" points=${path(drawn.now)}></polyline>
        </svg>
        <div class="plot" aria-hidden="true">
          ${drawn.lines.map(({ y, value }) => html`<span class="gy" style=${down(y)}>${look.formats.number(value)}</span>`)}
          ${drawn.now.length <= 24 ? drawn.now.map(({ x, y }) => html`<i class="pd" style="${across(x)};${down(y)}"></i>`) : nothing}
        </div>
        <div class="marks" aria-hidden="true">${drawn.marks.map((mark) => html`<span style=${across(mark.x)}>${icon(mark.icon)}</span>`)}</div>
        <div class="days" aria-hidden="true">${drawn.days.map((day) => html`<span style=${across(day.x)}>${look.formats.weekday(day.at, "short")}</span>`)}</div>
      </figure>
      <p class="leg" aria-hidden="true"><span><i class="k1"></i>${look.say("chart.now")}</span>
        ${drawn.worst.length > 1 ? html`<span><i class="k2"></i>${look.say("chart.worst")}</span>` : nothing}</p>
    </section>`;
}

/** Text and dots stand over the picture: an SVG would stretch them. */
function across(x: number): string {
  return `inset-inline-start:${((x / WIDTH) * 100).toFixed(2)}%`;
}

function down(y: number): string {
  return `inset-block-start:${((y / HEIGHT) * 100).toFixed(2)}%`;
}

function sentence(look: Look): string {
  const rows = look.plan.check_ins;
  const first = rows[0];
  const last = rows[rows.length - 1];
  const today = look.formats.days(last.at, look.at) === 0;
  const values = { first: first.now, last: last.now, day: dayIn(look, first.at), other: dayIn(look, last.at) };
  if (today && look.formats.days(first.at, look.at) === 0) return look.say("chart.same_day", values);
  return look.say(today ? "chart.from_to" : "chart.from_to_on", values);
}
