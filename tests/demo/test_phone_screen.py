"""What a push does to the screen of the simulated phone."""

from typing import Any

from demo_house.notifications import Notifications


def push(screen: Notifications, message: str, tag: str | None = "walk", **data: Any) -> None:
    screen.push({"title": "Walk", "message": message, "data": {"tag": tag, **data}}, 0)


def button(answer: str, **more: str) -> dict[str, str]:
    return {"action": answer, "title": answer.title(), **more}


def messages(screen: Notifications) -> list[str]:
    return [one.message for one in screen.visible]


def kinds(screen: Notifications) -> list[str]:
    return [entry.kind for entry in screen.log]


def test_a_message_of_the_same_tag_replaces_the_one_before() -> None:
    screen = Notifications()

    push(screen, "Ten minutes?")
    push(screen, "Still?")

    assert messages(screen) == ["Still?"]
    assert kinds(screen) == ["received", "replaced"]


def test_messages_without_a_tag_pile_up() -> None:
    screen = Notifications()

    push(screen, "one", tag=None)
    push(screen, "two", tag=None)

    assert messages(screen) == ["two", "one"]


def test_clearing_takes_away_what_has_that_tag() -> None:
    screen = Notifications()
    push(screen, "Ten minutes?")
    push(screen, "Warm bath?", tag="bath")

    push(screen, "clear_notification")
    push(screen, "clear_notification")

    assert messages(screen) == ["Warm bath?"]
    assert kinds(screen)[2:] == ["cleared", "cleared_nothing"]


def test_a_command_is_not_shown() -> None:
    screen = Notifications()

    push(screen, "command_volume_level")

    assert messages(screen) == []


def test_android_shows_three_buttons_at_most_and_ios_all() -> None:
    buttons = [button(answer) for answer in ("DONE", "SNOOZE", "SKIP", "STOP")]
    android, ios = Notifications("android"), Notifications("ios")

    push(android, "Ten minutes?", actions=buttons)
    push(ios, "Ten minutes?", actions=buttons)

    assert [len(screen.visible[0].actions) for screen in (android, ios)] == [3, 4]


def test_a_button_may_ask_for_a_text() -> None:
    screen = Notifications()

    push(screen, "How?", actions=[button("R", behavior="textInput"), button("REPLY"), button("N")])

    assert [one.wants_text for one in screen.visible[0].actions] == [True, True, False]


def test_android_sends_back_what_it_knows_of_the_message_and_ios_only_the_answer() -> None:
    sent = {}
    for system in ("android", "ios"):
        screen = Notifications(system)
        push(screen, "How?", actions=[button("REPLY")])
        sent[system] = screen.tap_data(screen.visible[0], "REPLY", "3")

    assert sent["ios"] == {"action": "REPLY", "reply_text": "3"}
    assert sent["ios"].items() < sent["android"].items()
    assert sent["android"]["tag"] == "walk"


def test_a_tapped_message_leaves_the_screen_unless_it_is_sticky() -> None:
    screen = Notifications()
    push(screen, "Walk?")
    push(screen, "Bath?", tag="bath", sticky="true")

    for one in screen.visible:
        screen.remove(one, "tapped", 0, "DONE")

    assert messages(screen) == ["Bath?"]
