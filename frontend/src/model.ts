/**
 * What the house tells the page: the contract between `websocket_api.py` and everything drawn.
 *
 * The house decides, the page shows. Instants are ISO 8601 with the offset of the plan's time
 * zone; every sentence of the engine comes in the language asked for, made by the same texts as
 * the messages. A field that does not apply is null, never a word for nothing.
 *
 * `clock` is "12" or "24": a sentence never has another clock than what is drawn beside it.
 *
 * Commands (all refuse with `{code, message}`, message translated):
 *   {type: "back_recovery/subscribe", entry_id?, language, clock, bundle}
 *       -> events of type `Page`; one per change, never on a timer. Without `entry_id`: the plan of
 *          who looks, else the first that may be seen.
 *   {type: "back_recovery/act", entry_id, language, clock, action: Action, data?}
 *       -> {said?: string}: what the house answered, where it has a sentence for it.
 */

export type Instant = string;

/** Everything one subscription shows. */
export interface Page {
  /** Hash of the bundle that belongs to this release: another one than our own is old. */
  bundle: string;
  version: string;
  /** Every plan this person may look at, own first. */
  plans: PlanName[];
  /** Not confirmed off, of every plan of the house, whoever looks. */
  alarms: Alarm[];
  /** Null: no plan is set up, or the plan asked for is gone. */
  plan: Plan | Glimpse | null;
}

export interface PlanName {
  entry_id: string;
  name: string;
  /** The plan of who looks. */
  mine: boolean;
  /** One line for the switcher: "Resting until Thursday 07:30". */
  line: string;
}

/** What others of the house see: no answers, no reasons. */
export interface Glimpse {
  kind: "glimpse";
  entry_id: string;
  name: string;
  line: string;
  /** A hold is "paused" here: which one it is follows from an answer. `line` says "on hold". */
  phase: Phase;
  session: {
    activity: string; name: string; icon: string; ends_at: Instant; has_device: boolean;
  } | null;
}

export type Phase =
  | "idle" | "rest" | "ready_check" | "return" | "paused" | "hold_care" | "hold_emergency";

export interface Plan {
  kind: "plan";
  entry_id: string;
  /** The person, or the title of the plan. */
  name: string;
  /** False: not loaded; `not_running` says why. */
  running: boolean;
  not_running: string | null;
  is_admin: boolean;
  phase: Phase;
  onset: "sore" | "tweak" | "unsure" | null;
  started_at: Instant | null;
  rest_window_ends: Instant | null;
  /** Since when paused or held, and why in the engine's words. */
  held_since: Instant | null;
  hold: { reason: string; title: string; text: string; call: string | null } | null;
  now: Asked[];
  session: Session | null;
  devices: Device[];
  check_ins: CheckIn[];
  /** The last check-in may be corrected until then. */
  change_until: Instant | null;
  coming: Coming[];
  earlier: Earlier[];
  closed: Closed[];
  /** Activities that can be begun now, in the order of use. */
  startable: Startable[];
  gate: Need[];
  way_back: WayBack | null;
  last: Last | null;
  start: { hours: number; min_hours: number; max_hours: number };
  help: Help;
  welcome: Welcome | null;
  suits: SuitQuestion[];
  /** Whether a workout source is set up. */
  has_workout_source: boolean;
  /** Between which instants the end of the rest may be put with `extend`; null: not now. */
  rest_limits: { earliest: Instant; latest: Instant } | null;
  /** The plan's clock, IANA. */
  time_zone: string;
  /** When this was true. */
  at: Instant;
}

/** One question that is open: its text and buttons as in its message, oldest safety question first. */
export interface Asked {
  /** Id of this one asking: used once. Pass it back with `tap`. */
  asking: string;
  kind: "offer" | "check_in" | "are_you_there" | "skin" | "out_of_bath" | "no_pain" | "training"
    | "gate" | "hold" | "signs" | "suits" | "other"
    /** Something answered a moment ago, taken back with UNDO until `until`; comes last. */
    | "undo";
  activity: string | null;
  title: string;
  text: string;
  /** Caution that stands above the buttons (heat and water), null for none. */
  caution: string | null;
  /** Heat or water: its start leads to "are you there?" where the house switches it on. */
  is_warm: boolean;
  picture: string | null;
  icon: string;
  buttons: Button[];
  asked_at: Instant;
  /** Open until then; the two minutes of "are you there?" end here. */
  until: Instant | null;
  /** Lengths of [Later] in minutes that still make sense. */
  later: number[];
  prompt_id: string | null;
  /** "I walked", where an offer can be started: sends the action `done` of its activity. */
  done_label: string | null;
}

export interface Button {
  answer: string;
  label: string;
  /** The one filled button, or null where none is nudged. */
  primary: boolean;
  /**
   * `open` sends nothing: WRONG opens the list of signs, CHOOSE what suits. MISTAKE is a `tap`:
   * the list is asked again then, as `signs` in `now`, and only that lifts the hold.
   * `number` REPLY: the check-in (action `check_in`); RATE: 1 to 10, `tap` with the number as text.
   */
  kind: "tap" | "start" | "later" | "call" | "open" | "number";
  /** For `call`: what to dial; for `start`: the minutes. */
  value: string | number | null;
}

export interface Session {
  activity: string;
  name: string;
  icon: string;
  picture: string | null;
  started_at: Instant;
  ends_at: Instant;
  warm: boolean;
  has_device: boolean;
  filling: boolean;
  /** Of the water, in °C, where it is measured. */
  degrees: number | null;
  /** "On, confirmed by the plug", "On, not confirmed by the device", "Started by hand". */
  proof: string | null;
  proven: boolean;
  /** Stop is what heat and water have; walking has Done and Stop early. */
  stop: "stop" | "done";
}

export interface Device {
  activity: string;
  name: string;
  icon: string;
  state: "starting" | "on" | "going_off" | "off" | "unproven";
  since: Instant;
  off_at: Instant | null;
  /** What proved that it is off, and when. */
  proof: string | null;
  proof_at: Instant | null;
  sent_at: Instant | null;
}

export interface Alarm {
  entry_id: string;
  activity: string;
  name: string;
  icon: string;
  title: string;
  text: string;
  sent_at: Instant | null;
}

export interface CheckIn {
  at: Instant;
  now: number;
  worst: number | null;
}

export interface Coming {
  activity: string;
  name: string;
  icon: string;
  at: Instant;
  minutes: number | null;
  note: string | null;
  kind: "offer" | "window_ends" | "training" | "check_in";
  prompt_id: string | null;
}

export interface Earlier {
  activity: string;
  name: string;
  icon: string;
  at: Instant;
  how: "done" | "skipped" | "missed";
}

export interface Closed {
  activity: string;
  name: string;
  icon: string;
  until: Instant | null;
  /** What ends it where no instant does: "until it was looked at". */
  until_text: string | null;
  text: string;
  more: string[];
  for_good: boolean;
}

export interface Startable {
  activity: string;
  name: string;
  icon: string;
  picture: string | null;
  minutes: number | null;
  asks_first: boolean;
}

export interface Need {
  met: boolean;
  what: "window" | "check_ins" | "signs_gone" | "walk" | "trainings" | "stage_time" | "calm_day";
  text: string;
  from: Instant | null;
  why: string;
  /** What a person can do about it now; null: only time brings it. */
  act: "walk" | "check_in" | "training" | null;
}

export interface WayBack {
  stage: number;
  stages: number;
  /** Lifting is allowed up to here, as the engine says it. */
  steps: Step[];
  needs: Need[];
  next_training: Instant | null;
  next_step_from: Instant | null;
}

export interface Step {
  stage: string;
  title: string;
  load: number;
  volume: number;
  text: string;
  /** "Deadlift 40 kg", already multiplied and in the person's unit. */
  weights: { name: string; weight: string }[];
}

export interface Last {
  from: Instant;
  to: Instant;
  days: number;
  pain_first: number | null;
  pain_last: number | null;
  done: { name: string; count: number }[];
}

export interface Help {
  /** As it is said: "112", or "your local emergency number". */
  emergency: string;
  /** What to dial, null where the country is not known. */
  emergency_call: string | null;
  advice_call: string | null;
  advice: string | null;
  /** "Numb or tingling between the legs", each as its own line. */
  now: string[];
  today: string[];
  now_title: string;
  now_text: string;
  today_title: string;
  today_text: string;
  /** Sent with the action `smaller`. */
  smaller: { kind: "swelling" | "bruise" | "skin" | "sedative" | "lifted"; label: string }[];
  /** "Yes, at least one", "None of these". */
  yes: string;
  none: string;
}

export interface Welcome {
  phone: string | null;
  sent_at: Instant | null;
  offers_a_day: number;
  check_ins_a_day: number;
  quiet: { from: string; to: string } | null;
  /** Blocks that were answered leave for good. */
  open: ("then" | "phone" | "suits")[];
}

export interface SuitQuestion {
  condition: string;
  label: string;
  ticked: boolean;
}

export type Action =
  | "tap"              // {asking, answer, text?}
  | "start"            // {rest_window?, onset?}
  | "stop" | "pause" | "resume"
  | "extend"           // {hours}
  | "onset"            // {onset}
  | "check_in"         // {pain_now, pain_worst?, swelling?, bruise?, ...}
  | "change_check_in"  // {pain_now, pain_worst?}
  | "start_activity"   // {activity, minutes?}
  | "stop_activity"    // {activity?}
  | "done" | "skip"    // {activity}
  | "snooze"           // {activity, minutes}
  | "log_gym_session"  // {pain_before?, pain_warm_up?, pain_after?, feel?}
  | "signs"            // {list: "a" | "b", any: boolean}; b without any: both lists were gone through
  | "smaller"          // {kind}; all but `lifted` need a check-in of today
  | "looked_at"        // {by?: "doctor" | "physio" | "other", when?: "today" | "yesterday" | "earlier"}
  | "unplugged"        // {activity}
  | "off_again"        // {activity}
  | "test_message" | "test_arrived" // {arrived: boolean}
  | "suits"            // {conditions: string[]}
  | "seen"             // {block: "then" | "phone"}
  | "export"           // -> {said, page: string, csv: string}
  | "test_movements";  // {pains: {movement: number}}
