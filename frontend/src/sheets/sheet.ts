/** Every sheet but the safety lists, which are always there. */

import type { Drawn } from "../drawing/pieces";
import type { Look, SheetName } from "../look";
import { change, endAsked, exported, moveRest, persons, suitsMe } from "./change";
import { frame, type SheetOf } from "./frame";
import { numbersSheet } from "./numbers";
import { trained } from "./trained";

type Late = Exclude<SheetName, "wrong" | "wrong_today">;

export function sheet(look: Look, name: Late): Drawn {
  return frame(look, name, of(look, name));
}

function of(look: Look, name: Late): SheetOf {
  switch (name) {
    case "change": return change(look);
    case "longer": return moveRest(look, "longer");
    case "shorter": return moveRest(look, "shorter");
    case "end": return endAsked(look);
    case "suits": return suitsMe(look);
    case "trained": return trained(look);
    case "export": return exported(look);
    case "person": return persons(look);
    case "check_in": return numbersSheet(look);
  }
}
