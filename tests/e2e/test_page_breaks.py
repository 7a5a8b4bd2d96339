"""What the page does when something breaks off: the line, an answer, a file, or what it is about.

The built bundle in a real browser, without a house, as in `test_page_taps.py`.
"""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, Route, expect
import pytest

from .gallery import SWAP, Opened, button, opening, sent


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    with opening() as opened:
        yield opened


def keeps_back(what: str, held: list[Route]) -> Callable[[Page], None]:
    """Return what lets a file wait for whoever has its first route."""

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    return lambda tab: tab.route(f"**/chunks/{what}-*", hold)


def test_a_sheet_that_is_late_says_so_and_can_be_closed(opened: Opened) -> None:
    held: list[Route] = []
    tab = opened("rest", before=keeps_back("sheets", held), cold="1")
    tab.get_by_role("button", name="Change this plan").click()

    sheet = tab.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Looking up where you are")).to_be_visible()
    button(tab, "Close").click()
    expect(sheet).to_have_count(0)
    held[0].continue_()
    tab.wait_for_timeout(SWAP)
    expect(sheet).to_have_count(0)

    tab.get_by_role("button", name="Change this plan").click()
    expect(sheet.get_by_role("button", name="Pause")).to_be_visible()


def test_nothing_appears_after_the_rest_of_the_page(opened: Opened) -> None:
    held: list[Route] = []
    tab = opened("rest", before=keeps_back("plan", held), cold="1")
    face = tab.locator("back-recovery-face")
    assert len(held) == 1
    expect(face.locator(".card")).to_have_count(0)

    held[0].continue_()

    face.locator(".card").first.wait_for()
    assert face.locator(".part").count() == tab.locator(".part > :first-child").count() > 0


def test_a_line_that_is_too_slow_still_shows_where_one_is(opened: Opened) -> None:
    held: list[Route] = []
    tab = opened("rest", before=keeps_back("plan", held), cold="1")

    expect(tab.get_by_text("No lifting until")).to_be_visible()
    tab.get_by_role("button", name="Something is wrong").last.click()
    expect(tab.get_by_role("heading", name="Is any of this true now?")).to_be_visible()
    held[0].abort()


def test_stop_answers_at_once_and_is_sent_once(opened: Opened) -> None:
    tab = opened("session_heat")
    tab.evaluate("window.gallery.never = true")
    button(tab, "Stop").click()
    expect(button(tab, "Switching off …")).to_be_visible()
    button(tab, "Switching off …").click(force=True)

    assert sent(tab) == [("stop_activity", {"activity": "heating_pad"})]


def test_a_tile_that_is_tapped_twice_sends_it_once(opened: Opened) -> None:
    tab = opened("offer", **{"as": "feature"})
    tab.evaluate("window.gallery.never = true")
    button(tab, "Later").dblclick()

    assert [action for action, _ in sent(tab)] == ["snooze"]


def test_what_the_house_refuses_stands_under_the_button(opened: Opened) -> None:
    tab = opened("offer")
    tab.evaluate("window.gallery.refuse = 'That message is no longer open.'")
    button(tab, "I walked").click()

    expect(tab.get_by_role("alert").get_by_text("That message is no longer open.")).to_be_visible()
    expect(button(tab, "I walked")).to_be_enabled()


def test_of_a_tap_whose_answer_never_came_nothing_is_claimed(opened: Opened) -> None:
    tab = opened("offer")
    tab.evaluate(
        """() => {
          const lost = { type: "result", success: false, error: { code: 3, message: "Connection lost" } };
          window.gallery.element.house = { act: () => Promise.reject(lost) };
        }"""
    )
    button(tab, "I walked").click()

    expect(tab.get_by_role("alert").get_by_text("look whether it was done")).to_be_visible()
    expect(button(tab, "I walked")).to_be_enabled()


def test_without_a_connection_only_help_works(opened: Opened) -> None:
    tab = opened("offer", lost="1")
    tab.get_by_role("button", name="Start 10 min").click(force=True)
    assert sent(tab) == []

    tab.get_by_role("button", name="Something is wrong").last.click()
    expect(tab.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")


def test_without_a_connection_the_guide_and_two_rows_say_so_too(opened: Opened) -> None:
    guide = opened("session_heat", guide="heating_pad", lost="1").get_by_role("dialog")
    expect(guide.get_by_text("Connection lost")).to_be_in_viewport(ratio=1)
    expect(guide.get_by_text("To be sure, use the plug.")).to_be_in_viewport(ratio=1)
    expect(guide.get_by_role("button", name="Stop")).to_be_in_viewport(ratio=1)

    tab = opened("offer", lost="1", **{"as": "compact"})
    expect(tab.get_by_text("Connection lost")).to_be_visible()


def test_what_is_open_over_the_page_still_is_when_it_is_put_back(opened: Opened) -> None:
    tab = opened("session_heat", guide="heating_pad")
    before = tab.evaluate("history.length")

    # Home Assistant takes a dashboard out of a tab that is hidden for long.
    tab.evaluate("window.gallery.element.remove()")
    tab.evaluate("document.body.append(window.gallery.element)")

    expect(tab.locator("dialog.full:modal")).to_be_visible()
    assert tab.evaluate("history.length") == before
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_a_sheet_does_not_come_back_with_the_plan_it_was_about(opened: Opened) -> None:
    tab = opened("offer")
    tab.get_by_role("button", name="Change this plan").click()
    expect(tab.get_by_role("dialog")).to_be_visible()
    shown = (
        "plan => { const { element, page } = window.gallery; element.told = { ...page, plan }; }"
    )
    tab.evaluate(shown, None)
    expect(tab.get_by_role("heading", name="No plan is set up yet")).to_be_visible()

    tab.evaluate("() => { window.gallery.element.told = window.gallery.page; }")

    expect(button(tab, "Start 10 min")).to_be_visible()
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_whoever_sees_a_glimpse_only_can_look_at_somebody_else(opened: Opened) -> None:
    tab = opened("glimpse_rest")
    tab.evaluate(
        """() => {
          const { element } = window.gallery;
          const [one] = element.told.plans;
          element.told = { ...element.told, plans: [one, { ...one, entry_id: "other", name: "Bob" }] };
          element.addEventListener("choose-plan", (event) => { window.gallery.chosen = event.detail; });
        }"""
    )
    tab.get_by_role("button", name="Whose plan").click()
    tab.get_by_role("dialog").get_by_role("button", name="Bob").click()

    expect(tab.get_by_role("dialog")).to_have_count(0)
    assert tab.evaluate("window.gallery.chosen") == "other"


def test_a_hidden_tab_has_no_timer(opened: Opened) -> None:
    tab = opened("session_heat")

    assert tab.evaluate("window.gallery.hide()") is False
