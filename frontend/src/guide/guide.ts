import { html } from "lit";

import type { Drawn } from "../drawing/pieces";
import type { Face } from "../face";

export function guide(face: Face, of: string): Drawn {
  return html`<p>${of} ${face.guideOf}</p>`;
}
