/** What is true of the page itself: connection, version, not running. */

import { html, nothing } from "lit";

import { icon, type Drawn } from "../drawing/pieces";
import type { Look } from "../look";

export interface Ground {
  /** Since when nothing was heard; null: connected. */
  lostSince: number | null;
  stale: boolean;
}

export function banners(look: Look, ground: Ground): Drawn {
  const session = look.page.plan?.session ?? null;
  return html`${ground.lostSince !== null ? html`<div class="ban w" role="status">
      ${icon("mdi:wifi-off")}<div><b>${look.say("banner.lost")}</b><br>
      ${look.say("banner.lost_text", { time: look.formats.time(ground.lostSince) })}
      ${session ? html`<br>${look.say(session.has_device ? "banner.lost_session" : "banner.lost_session_other", {
        time: look.formats.time(session.ends_at) })}` : nothing}</div></div>` : nothing}
    ${ground.stale && !session ? html`<div class="ban">
      ${icon("mdi:refresh")}<div><b>${look.say("banner.new")}</b><br>${look.say("banner.new_text")}</div>
      <button type="button" class="b tonal" @click=${() => location.reload()}>${look.say("banner.reload")}</button></div>` : nothing}`;
}
