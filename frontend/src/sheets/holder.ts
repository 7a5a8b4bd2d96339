/** Holds the one sheet that may be open: focus trapped and given back, Escape and back close it. */

import { html, nothing } from "lit";

import type { Drawn } from "../drawing/pieces";
import type { Face } from "../face";
import { doors } from "../doors";
import type { SheetName } from "../look";
import { frame } from "./frame";
import { wrongNow, wrongToday } from "./wrong";

const MARK = "backRecovery";

/** Help is in the first file: it is there even where nothing more could be loaded. */
export function isHelp(name: SheetName): name is "wrong" | "wrong_today" {
  return name === "wrong" || name === "wrong_today";
}

export class SheetHolder {
  private name: SheetName | null = null;
  /** The browser's way back closes what is open, so an entry is pushed for it. */
  private pushed = false;
  private shown: SheetName | null = null;
  private returnTo: HTMLElement | null = null;

  constructor(private face: Face) {}

  get isOpen(): boolean {
    return this.name !== null || this.face.guideOf !== null;
  }

  open(name: SheetName | null): void {
    if (this.name === null && name !== null) {
      this.returnTo = this.face.shadowRoot?.activeElement as HTMLElement | null;
    }
    this.name = name;
    this.face.requestUpdate();
  }

  draw(): Drawn {
    if (!this.isDrawn()) return nothing;
    return html`
      <dialog class="over" aria-labelledby="sheet-title" @cancel=${this.cancel} @click=${this.backdrop}>
        ${this.name ? this.inside(this.name) : nothing}</dialog>
      <dialog class="full" aria-labelledby="guide-title" @cancel=${this.cancel}>
        ${this.face.guideOf ? doors.guide.open?.guide(this.face, this.face.guideOf) : nothing}</dialog>`;
  }

  /** Of a glimpse there is nothing but to look at somebody else. */
  private isDrawn(): boolean {
    const plan = this.face.page?.plan;
    return plan?.kind === "plan" || (!!plan && this.name === "person");
  }

  private inside(name: SheetName): Drawn {
    if (isHelp(name)) return frame(this.face, name, name === "wrong" ? wrongNow(this.face) : wrongToday(this.face));
    // On a bad line it says so, and can be closed: nobody wants it to open by itself much later.
    return doors.sheets.open?.sheet(this.face, name) ??
      frame(this.face, name, { head: this.face.say("banner.loading"), body: nothing });
  }

  /** After drawing: what should be open is, and what should not is not. */
  settle(): void {
    // What it was about is gone; it would open by itself when that is there again.
    if (this.isOpen && !this.isDrawn()) {
      this.name = null;
      this.face.guideOf = null;
    }
    const root = this.face.shadowRoot;
    set(root?.querySelector("dialog.full"), this.face.guideOf !== null);
    set(root?.querySelector("dialog.over"), this.name !== null);
    if (this.isOpen && !this.pushed) {
      this.pushed = true;
      // Taken from the page and put there again it finds the one it pushed before.
      if (!isMarked()) history.pushState({ ...(history.state as object | null), [MARK]: true }, "");
      addEventListener("popstate", this.back);
    } else if (!this.isOpen && this.pushed) {
      this.pushed = false;
      removeEventListener("popstate", this.back);
      if (isMarked()) history.back();
    }
    if (this.name !== this.shown) {
      const changed = this.name;
      this.shown = this.name;
      if (changed) {
        root?.querySelector("dialog.over")?.scrollTo(0, 0);
        root?.querySelector<HTMLElement>("dialog.over #sheet-title")?.focus({ preventScroll: true });
      } else if (this.returnTo?.isConnected) {
        this.returnTo.focus({ preventScroll: true });
      }
    }
  }

  leave(): void {
    // What comes back with the page opens anew: the browser has forgotten that it was on top.
    for (const dialog of this.face.shadowRoot?.querySelectorAll("dialog") ?? []) dialog.close();
    removeEventListener("popstate", this.back);
    this.pushed = false;
  }

  private close(): void {
    if (this.name) this.name = null;
    else this.face.guideOf = null;
    this.face.requestUpdate();
  }

  private back = (): void => {
    this.pushed = false;
    removeEventListener("popstate", this.back);
    this.close();
  };

  private cancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  private backdrop = (event: Event): void => {
    if (event.target === event.currentTarget) this.close();
  };
}

function isMarked(): boolean {
  return !!(history.state as Record<string, unknown> | null)?.[MARK];
}

function set(dialog: HTMLDialogElement | null | undefined, open: boolean): void {
  if (!dialog || dialog.open === open) return;
  if (open) dialog.showModal();
  else dialog.close();
}
