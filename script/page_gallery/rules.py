"""What must be true of every state: read by everybody, hit by every thumb, one thing to do."""

from .looking import gallery, go, views
from .scenes import OTHER_LANGUAGES, SMALL, WALL


def check(only: str = "") -> tuple[int, list[str]]:
    """Return how many views were looked at, and what is wrong in which."""
    wrong: list[str] = []
    every = views(only)
    with gallery() as (tab, address):
        failed: list[str] = []
        tab.on("pageerror", lambda error: failed.append(str(error)))
        for view in every:
            go(tab, address, view)
            tab.add_script_tag(url="/axe/axe.min.js")
            tab.add_script_tag(url="/test/rules.js")
            asks_axe = view.language in OTHER_LANGUAGES or (
                view.width != SMALL and (view.language == "en" or view.width == WALL[0])
            )
            found = tab.evaluate(
                "([language, axe]) => window.rules(language, axe)", [view.language, asks_axe]
            )
            wrong += [f"{view.name}: {line}" for line in (*found, *failed)]
            failed.clear()
    return len(every), wrong
