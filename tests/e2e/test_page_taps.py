"""What happens on the page under a thumb, on a keyboard and for a screen reader.

The built bundle in a real browser, with what the house told in each state and without a house: what
would be sent is looked at. The way to a real house is in the other files here.
"""

from collections.abc import Callable, Iterator
import json

from page_gallery.house import served
from page_gallery.looking import chromium
from playwright.sync_api import Locator, Page, Route, expect
import pytest

SWAP = 650
"""Longer than the buttons do nothing after the slot changed."""
Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    with served() as address, chromium() as browser:
        context = browser.new_context(
            viewport={"width": 412, "height": 915}, reduced_motion="reduce"
        )

        def opened(state: str, before: Callable[[Page], None] | None = None, **what: str) -> Page:
            tab = context.new_page()
            if before:
                before(tab)
            query = "&".join(f"{name}={value}" for name, value in {"state": state, **what}.items())
            tab.goto(f"{address}?{query}")
            tab.wait_for_function("window.gallery?.element")
            tab.evaluate("window.gallery.settled()")
            return tab

        yield opened


def sent(tab: Page) -> list[tuple[str, dict[str, object]]]:
    """Return each action that was sent, with its data."""
    tab.wait_for_timeout(50)
    return [(action, data) for _, action, data, _ in tab.evaluate("window.gallery.sent")]


def button(tab: Page, name: str) -> Locator:
    return tab.get_by_role("button", name=name, exact=True)


def told(tab: Page, **changes: object) -> None:
    """Let the house tell something new of the plan."""
    tab.evaluate(
        """changes => {
          const { element } = window.gallery;
          element.told = { ...element.told, plan: { ...element.told.plan, ...changes } };
        }""",
        changes,
    )
    tab.evaluate("window.gallery.element.updateComplete")


def test_three_taps_save_how_it_hurts_and_a_touch_sends_nothing(opened: Opened) -> None:
    tab = opened("rest")
    tab.get_by_role("radio", name="3", exact=True).click()
    tab.get_by_role("radiogroup", name="At worst").get_by_role("radio", name="5").click()
    assert sent(tab) == []

    button(tab, "Save: 3 now, 5 at worst").click()

    assert sent(tab) == [("check_in", {"pain_now": 3, "pain_worst": 5})]
    expect(tab.get_by_role("heading", name="Noted: 3 now, 5 at worst")).to_be_visible()


def test_zero_is_a_number_like_any_other(opened: Opened) -> None:
    tab = opened("rest")
    tab.get_by_role("radio", name="0, no pain").first.click()
    button(tab, "Save: 0 now").click()

    assert sent(tab) == [("check_in", {"pain_now": 0})]


def test_numbers_are_reached_by_keys(opened: Opened) -> None:
    tab = opened("rest")
    first = tab.get_by_role("radiogroup", name="Now").get_by_role("radio").first
    first.focus()
    tab.keyboard.press("4")
    tab.keyboard.press("ArrowRight")

    expect(tab.get_by_role("radiogroup", name="Now").get_by_role("radio", name="5")).to_be_focused()
    expect(button(tab, "Save: 5 now")).to_be_visible()
    assert sent(tab) == []


def test_an_offer_is_started_done_skipped_or_put_off(opened: Opened) -> None:
    tab = opened("offer")
    button(tab, "I walked").click()
    button(tab, "Skip this one").click()
    button(tab, "Later").click()
    tab.wait_for_timeout(SWAP)
    button(tab, "15 min").click()

    (done, _), (skipped, data), (later, length) = sent(tab)
    assert (done, skipped, data["answer"], later) == ("done", "tap", "SKIP", "snooze")
    assert length == {"activity": "walk", "minutes": 15}


def test_a_picked_time_has_to_lie_before_the_offer_closes(opened: Opened) -> None:
    tab = opened("offer", taps=json.dumps({"later": "time", "laterTime": "18:00"}))

    expect(tab.get_by_text("It closes at 16:30")).to_be_visible()
    expect(tab.get_by_role("button", name="Ask at")).to_have_count(0)

    tab.get_by_label("Ask again at").fill("15:30")
    tab.wait_for_timeout(SWAP)
    button(tab, "Ask at 15:30").click()
    assert sent(tab) == [("snooze", {"activity": "walk", "minutes": 59})]


def test_a_tap_right_after_the_card_changed_does_nothing(opened: Opened) -> None:
    tab = opened("offer")
    told(tab, now=[])
    tab.get_by_role("button", name="Walk now").click()
    assert sent(tab) == []

    tab.wait_for_timeout(SWAP)
    tab.get_by_role("button", name="Walk now").click()
    assert [action for action, _ in sent(tab)] == ["start_activity"]


def test_nothing_is_swapped_under_a_finger(opened: Opened) -> None:
    tab = opened("offer")
    place = button(tab, "Start 10 min").bounding_box()
    assert place
    tab.mouse.move(place["x"] + 20, place["y"] + 20)
    tab.mouse.down()
    told(tab, now=[])
    expect(button(tab, "Start 10 min")).to_be_visible()

    tab.mouse.up()

    assert [action for action, _ in sent(tab)] == ["tap"]
    expect(tab.get_by_role("heading", name="Nothing to do now")).to_be_visible()


def test_a_tap_goes_to_what_was_shown_under_the_finger(opened: Opened) -> None:
    tab = opened("offer")
    [shown] = tab.evaluate("window.gallery.page.plan.now")
    other = {**shown, "asking": "another", "prompt_id": "another", "until": shown["asked_at"]}
    place = button(tab, "Start 10 min").bounding_box()
    assert place
    tab.mouse.move(place["x"] + 20, place["y"] + 20)
    tab.mouse.down()
    told(tab, now=[other])
    tab.mouse.up()

    [(_, data)] = sent(tab)
    assert data["asking"] == shown["asking"]


def test_a_later_offer_stands_below_the_one_that_is_shown(opened: Opened) -> None:
    tab = opened("offer")
    [shown] = tab.evaluate("window.gallery.page.plan.now")
    sooner = {"title": "Stretch", "until": shown["asked_at"].replace("14:", "15:")}
    told(tab, now=[{**shown, **sooner, "asking": "another", "prompt_id": "another"}, shown])

    expect(button(tab, "Also open: stretch")).to_be_visible()
    button(tab, "Start 10 min").click()
    [(_, data)] = sent(tab)
    assert data["asking"] == shown["asking"]


def test_heat_begins_only_where_its_caution_is_read(opened: Opened) -> None:
    tab = opened("offer_warm")
    caution = tab.get_by_text("numb or broken skin").bounding_box()
    start = button(tab, "Start 15 min").bounding_box()
    assert caution
    assert start
    expect(tab.get_by_text("stay awake and do not lie on it")).to_be_visible()
    assert caution["y"] < start["y"]

    for form in ("compact", "feature"):
        small = opened("offer_warm", **{"as": form})
        button(small, "Start").click()
        assert sent(small) == [("start_activity", {"activity": "heating_pad"})]


def test_the_guide_can_always_be_left(opened: Opened) -> None:
    tab = opened("session_heat", guide="heating_pad")
    told(tab, session=None)
    tab.get_by_role("button", name="Close").click()

    expect(tab.get_by_role("dialog")).to_have_count(0)


def keeps_back(what: str, held: list[Route]) -> Callable[[Page], None]:
    """Return what lets a file wait for whoever has its first route."""

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    return lambda tab: tab.route(f"**/chunks/{what}-*", hold)


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


def test_no_walk_is_welcome_that_is_closed(opened: Opened) -> None:
    tab = opened("rest")
    welcome = tab.get_by_text("Walks and light chores are welcome.")
    expect(welcome).to_be_visible()
    [row, *_] = tab.evaluate("window.gallery.page.plan.closed")

    told(tab, closed=[{**row, "activity": "walk", "name": "Walk"}])

    expect(welcome).to_have_count(0)


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


def test_the_list_opens_and_closes_without_sending_and_gives_the_focus_back(opened: Opened) -> None:
    tab = opened("offer")
    opens = tab.get_by_role("button", name="Something is wrong").last
    opens.click()
    expect(tab.get_by_role("heading", name="Is any of this true now?")).to_be_focused()
    tab.keyboard.press("Escape")

    expect(tab.get_by_role("dialog")).to_have_count(0)
    expect(opens).to_be_focused()
    assert sent(tab) == []


def test_the_way_back_of_the_browser_closes_the_list(opened: Opened) -> None:
    tab = opened("offer")
    tab.get_by_role("button", name="Something is wrong").last.click()
    tab.go_back()

    expect(tab.get_by_role("dialog")).to_have_count(0)
    expect(button(tab, "Start 10 min")).to_be_visible()


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


def test_none_of_these_leads_through_both_lists(opened: Opened) -> None:
    tab = opened("offer")
    tab.get_by_role("button", name="Something is wrong").last.click()
    button(tab, "None of these").click()
    button(tab, "None of these").click()

    assert sent(tab) == [
        ("signs", {"list": "a", "any": False}),
        ("signs", {"list": "b", "any": False}),
    ]
    expect(tab.get_by_text("Good. Nothing was changed.")).to_be_attached()


def test_the_end_is_asked_again_and_nothing_else(opened: Opened) -> None:
    tab = opened("offer")
    tab.get_by_role("button", name="Change this plan").click()
    tab.get_by_role("button", name="Pause").click()
    assert [action for action, _ in sent(tab)] == ["pause"]

    tab.get_by_role("button", name="Change this plan").click()
    tab.get_by_role("button", name="End recovery").click()
    button(tab, "Keep going").click()
    assert [action for action, _ in sent(tab)] == ["pause"]


def test_test_movements_are_told_one_by_one(opened: Opened) -> None:
    tab = opened("ready_check")
    button(tab, "Start, 3 min").click()
    for name in ("chair", "Bend forward", "hips", "leg", "hips"):
        expect(tab.get_by_role("heading", name=name)).to_be_visible()
        tab.wait_for_timeout(SWAP)
        tab.get_by_role("button", name="It hurts").click()
        tab.wait_for_timeout(SWAP)
        tab.get_by_role("dialog").get_by_role("radio", name="2", exact=True).click()
    expect(tab.get_by_role("heading", name="All fine")).to_be_visible()
    tab.wait_for_timeout(3200)

    [(action, data)] = sent(tab)
    assert action == "test_movements"
    assert data == {
        "pains": dict.fromkeys(("chair_stand", "bend", "hinge", "one_leg", "bridge"), 2)
    }


def test_four_ends_the_test_and_a_slip_can_be_taken_back(opened: Opened) -> None:
    tab = opened("ready_check")
    button(tab, "Start, 3 min").click()
    tab.wait_for_timeout(SWAP)
    tab.get_by_role("button", name="It hurts").click()
    tab.wait_for_timeout(SWAP)
    tab.get_by_role("dialog").get_by_role("radio", name="4", exact=True).click()
    expect(tab.get_by_role("heading", name="Not today")).to_be_visible()
    tab.wait_for_timeout(SWAP)
    tab.get_by_role("button", name="Undo").click()

    expect(tab.get_by_role("heading", name="How much did it hurt?")).to_be_visible()
    tab.wait_for_timeout(3200)
    assert sent(tab) == []


def test_what_is_new_is_spoken_once(opened: Opened) -> None:
    tab = opened("rest")
    offer = opened("offer").evaluate("window.gallery.page.plan.now")
    told(tab, now=offer)

    expect(tab.get_by_role("status").filter(has_text="Walk, 10 min")).to_be_attached()


def test_a_message_that_is_closed_says_so(opened: Opened) -> None:
    tab = opened("offer")
    tab.evaluate("window.gallery.element.prompt = 'gone'")

    expect(tab.get_by_text("That question is closed.")).to_be_attached()


def test_a_hidden_tab_has_no_timer(opened: Opened) -> None:
    tab = opened("session_heat")

    assert tab.evaluate("window.gallery.hide()") is False
