import { css } from "lit";

/** Type, colours, buttons. Sizes in rem: the reader's own size and 200 % work. */
export const base = css`
:host {
  display: block;
  --text: var(--primary-text-color, #141414);
  --ground: var(--card-background-color, #fff);
  --sign: var(--state-icon-color, #44739e);
  color: var(--text);
  font-family: var(--ha-font-family-body, Roboto, "Noto Sans", system-ui, sans-serif);
  font-size: 1rem;
  line-height: 1.5rem;
  -webkit-font-smoothing: antialiased;
  --radius: var(--ha-card-border-radius, 12px);
  --line: var(--divider-color, rgba(0, 0, 0, .12));
}
* { box-sizing: border-box; }
h1, h2, h3, p, ul, figure { margin: 0; padding: 0; }
h1, h2, h3 { font-weight: 500; font-size: inherit; }
ul { list-style: none; }
b { font-weight: 500; }
button, input { font: inherit; color: inherit; }
button { cursor: pointer; -webkit-tap-highlight-color: transparent; }
.i { --mdc-icon-size: 1.5rem; width: var(--mdc-icon-size); height: var(--mdc-icon-size); flex: none; display: flex; }
.spoken, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset: 8px auto auto 8px; z-index: 5; border: 0; padding: 10px 16px; border-radius: 22px; background: var(--br-fill); color: var(--br-on-fill); }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--br-fill); outline-offset: 2px; }
[data-title]:focus-visible, #sheet-title:focus-visible, #guide-title:focus-visible { outline: none; }
.card {
  background: var(--ha-card-background, var(--ground));
  border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--line));
  border-radius: var(--radius);
  box-shadow: var(--ha-card-box-shadow, none);
  padding: 16px;
  min-width: 0;
}
.ov, .sub, .l2, .meta, .last, .s2 { color: var(--br-soft); }
.ov, .sub, .l2, .meta, .last, .s2, .tx.small, .link.small, .failed, .field, .warnline, .dy, .more, .tl, .proof, .ban { font-size: .875rem; line-height: 1.25rem; }
.ov { margin-bottom: 2px; }
.sub { margin-top: 6px; }
.hd { font-weight: 500; font-size: 1.5rem; line-height: 1.875rem; text-wrap: balance; overflow-wrap: break-word; }
.ti { font-weight: 500; font-size: 1.25rem; line-height: 1.625rem; text-wrap: balance; }
.ti + .tx { margin-top: 4px; }
.tx { text-wrap: pretty; }
.tx.small { color: var(--br-soft); margin-top: 4px; }
.lines { white-space: pre-line; }
.mt { margin-top: 12px; }
.acts { display: flex; flex-direction: column; gap: 8px; margin-top: 16px; }
.acts.kept { min-height: 52px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.row > .b { flex: 1 1 auto; }
.row.equal > .b { flex: 1 1 0; }
.b {
  min-height: 44px; min-width: 44px; padding: 8px 14px; border: 0; border-radius: 22px;
  display: inline-flex; align-items: center; justify-content: center; gap: 8px;
  font-weight: 500; font-size: 1rem; line-height: 1.25rem; text-align: center; text-decoration: none;
  color: var(--br-ink); background: var(--br-tint);
}
.b .i { --mdc-icon-size: 1.25rem; }
.b.wide { width: 100%; }
.b.primary { min-height: 52px; border-radius: 26px; font-size: 1.0625rem; background: var(--br-fill); color: var(--br-on-fill); }
.b.huge { min-height: 64px; border-radius: 32px; font-size: 1.25rem; line-height: 1.5rem; }
.b.huge .i { --mdc-icon-size: 1.625rem; }
.b.call { background: var(--br-red); color: var(--br-on-red); }
.b.text { background: none; }
.b.quiet { background: var(--br-quiet); color: var(--text); }
.b.quiet .i { color: var(--br-red-ink); }
.b.sq { flex: none; width: 44px; padding: 0; }
.b.away { opacity: .5; cursor: default; }
.b.busy { cursor: progress; }
@media (hover: hover) {
  .b:not(.text, .away):hover { filter: brightness(.96); }
  .b.text:hover, .corner:hover, .more:hover, .choice:hover, .num:not(.on, .dim):hover, .link:hover { background: color-mix(in srgb, var(--br-fill) 8%, transparent); }
}
.corner { width: 2.75rem; height: 2.75rem; flex: none; padding: 10px; border: 0; border-radius: 22px; background: none; color: inherit; }
.link { border: 0; background: none; padding: 10px 8px; margin: -6px -8px; min-height: 44px; border-radius: 22px; color: var(--br-ink); font-weight: 500; text-align: start; }
.link.small { margin-block: -6px -14px; }
.failed { display: flex; gap: 8px; align-items: flex-start; padding: 2px 4px; color: var(--br-amber-ink); }
.failed .i { --mdc-icon-size: 1.25rem; }
.number { font-size: 2.5rem; line-height: 3rem; font-weight: 500; text-align: center; color: var(--br-red-ink); }
.field { display: flex; flex-direction: column; gap: 4px; margin-top: 12px; color: var(--br-soft); }
.field input { min-height: 52px; padding: 8px 14px; border: 1px solid var(--line); border-radius: 12px; background: none; color: var(--text); font-size: 1.25rem; color-scheme: light dark; }
`;
