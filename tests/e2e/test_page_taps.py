"""What happens on the page under a thumb, on a keyboard and for a screen reader.

The built bundle in a real browser, with what the house told in each state and without a house: what
would be sent is looked at. The way to a real house is in the other files here.
"""

from collections.abc import Iterator
import json

from playwright.sync_api import expect
import pytest

from .gallery import SWAP, Opened, button, opening, sent, told


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    with opening() as opened:
        yield opened


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


def test_no_walk_is_welcome_that_is_closed(opened: Opened) -> None:
    tab = opened("rest")
    welcome = tab.get_by_text("Walks and light chores are welcome.")
    expect(welcome).to_be_visible()
    [row, *_] = tab.evaluate("window.gallery.page.plan.closed")

    told(tab, closed=[{**row, "activity": "walk", "name": "Walk"}])

    expect(welcome).to_have_count(0)


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
