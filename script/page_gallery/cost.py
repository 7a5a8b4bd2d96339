"""What the page costs on a slow phone: first look, one change, and nothing while nobody looks."""

from dataclasses import dataclass

from .house import served
from .looking import chromium

SLOWER = 4
FIRST_MS = 50
UPDATE_MS = 8
ROUNDS = 25
DAYS_AHEAD = 14
WEEKS_BEHIND = 4


@dataclass(frozen=True)
class Cost:
    """Milliseconds at a quarter of the speed, and what goes on in a hidden tab."""

    first: float
    update: float
    timer_while_hidden: bool
    requests: int

    @property
    def wrong(self) -> list[str]:
        return [
            said
            for holds, said in (
                (self.first <= FIRST_MS, f"the first look takes {self.first:.1f} ms"),
                (self.update <= UPDATE_MS, f"a change takes {self.update:.1f} ms"),
                (not self.timer_while_hidden, "a hidden tab has a timer"),
                (self.requests == 0, f"{self.requests} requests after the first look"),
            )
            if not holds
        ]


PREPARE = """({ days, weeks, rounds }) => {
  const { page, at, element } = window.gallery;
  const DAY = 86400000;
  const iso = (ms) => new Date(ms).toISOString();
  const plan = structuredClone(page.plan);
  const [row] = plan.coming;
  const done = plan.earlier[0];
  const each = (n, make) => Array.from({ length: n }, (_, i) => make(i));
  plan.coming = each(days * 7, (i) => ({ ...row, at: iso(at + 3600000 + (i * DAY) / 7) }));
  plan.check_ins = each(weeks * 14, (i) => (
    { at: iso(at - weeks * 7 * DAY + (i * DAY) / 2), now: i % 8, worst: (i % 8) + 1 }));
  plan.earlier = each(weeks * 42, (i) => (
    { ...done, activity: "walk", how: "done", at: iso(at - weeks * 7 * DAY + (i * DAY) / 6) }));
  const told = (n) => ({ ...page, plan: {
    ...structuredClone(plan),
    change_until: iso(at + n * 60000), now: plan.now.map((one) => ({ ...one, title: `${one.title} ${n}` })),
  } });
  window.pages = each(rounds + 1, told);
  element.remove();
}"""
FIRST = """async (n) => {
  const face = document.createElement("back-recovery-face");
  Object.assign(face, { locale: window.gallery.element.locale, head: true, told: window.pages[n] });
  document.body.replaceChildren();
  const before = performance.now();
  document.body.append(face);
  await face.updateComplete;
  face.getBoundingClientRect();
  window.face = face;
  return performance.now() - before;
}"""
UPDATE = """async (n) => {
  const before = performance.now();
  window.face.told = window.pages[n];
  await window.face.updateComplete;
  window.face.getBoundingClientRect();
  return performance.now() - before;
}"""


def measure() -> Cost:
    """Draw a plan of two weeks ahead and four behind, again and again.

    From what was told to what is laid out, and the quickest of many: other work of the machine
    makes a page slower, and never quicker.
    """
    state = "offer"
    with served() as address, chromium() as browser:
        context = browser.new_context(viewport={"width": 412, "height": 915})
        tab = context.new_page()
        tab.goto(f"{address}?state={state}")
        tab.wait_for_function("window.gallery?.element")
        tab.evaluate("window.gallery.settled()")
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.evaluate(PREPARE, {"days": DAYS_AHEAD, "weeks": WEEKS_BEHIND, "rounds": ROUNDS})
        slower = {"rate": SLOWER}
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", slower)
        return Cost(
            first=min(tab.evaluate(FIRST, n) for n in range(ROUNDS)),
            update=min(tab.evaluate(UPDATE, n + 1) for n in range(ROUNDS)),
            timer_while_hidden=tab.evaluate("window.gallery.hide()"),
            requests=len(asked),
        )
