/** What an editor asks for: the form of the card and of the badge, and a whole dashboard. */

import "../face";

export { formOf, smallFormOf } from "../house/forms";
export { generate } from "../strategy";
