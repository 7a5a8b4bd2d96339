"""Two packages of YAML: one by somebody who knows Home Assistant well, and the usual one.

The lean one has few triggers, which fire when something is to be done, and helpers that outlast a
restart. The usual one looks every minute whether something is due, in templates, as most of what
is shared does.
"""

from ..routine import CLEAR, LAPSES_AFTER, NAMES, SNOOZES_FOR, TIMES, phone_of

_BUTTONS = """\
          actions:
            - {{ action: "DONE_{n}", title: "Done" }}
            - {{ action: "SNOOZE_{n}", title: "In 30 min" }}
            - {{ action: "SKIP_{n}", title: "Skip this one" }}
"""

_ANSWERED = """\
      - alias: "Back {n}: answered"
        id: back_{n}_answered
        mode: queued
        triggers:
          - trigger: event
            event_type: mobile_app_notification_action
            event_data: {{ action: "DONE_{n}" }}
            id: done
          - trigger: event
            event_type: mobile_app_notification_action
            event_data: {{ action: "SKIP_{n}" }}
            id: skip
          - trigger: event
            event_type: mobile_app_notification_action
            event_data: {{ action: "SNOOZE_{n}" }}
            id: snooze
        actions:
          - choose:
              - conditions: "{{{{ trigger.id == 'done' }}}}"
                sequence:
                  - action: counter.increment
                    target: {{ entity_id: counter.back_{n}_done }}
              - conditions: "{{{{ trigger.id == 'snooze' }}}}"
                sequence:
                  - action: timer.start
                    target: {{ entity_id: timer.back_{n}_snooze }}
                    data: {{ duration: "{snooze}" }}
          - action: timer.cancel
            target: {{ entity_id: timer.back_{n}_open }}
          - action: notify.{phone}
            data: {{ message: {clear}, data: {{ tag: "back_{n}" }} }}
      - alias: "Back {n}: lapsed or snoozed"
        id: back_{n}_lapsed
        triggers:
          - trigger: event
            event_type: timer.finished
            event_data: {{ entity_id: timer.back_{n}_open }}
          - trigger: event
            event_type: timer.finished
            event_data: {{ entity_id: timer.back_{n}_snooze }}
        actions:
          - action: notify.{phone}
            data: {{ message: {clear}, data: {{ tag: "back_{n}" }} }}
"""

_HELPERS = """\
  input_boolean:
    back_{n}: {{ name: "Back {n}" }}
  counter:
    back_{n}_done: {{ name: "Done {n}" }}
  timer:
    back_{n}_open: {{ name: "Open {n}", duration: "{lapses}", restore: true }}
    back_{n}_snooze: {{ name: "Snooze {n}", duration: "{snooze}", restore: true }}
"""

_LEAN_OFFER = """\
      - alias: "Back {n}: offer"
        id: back_{n}_offer
        triggers:
{triggers}
        conditions:
          - condition: state
            entity_id: input_boolean.back_{n}
            state: "on"
        actions:
          - action: timer.start
            target: {{ entity_id: timer.back_{n}_open }}
          - action: notify.{phone}
            data:
              title: Back routine
              message: "Time for: {{{{ trigger.id }}}}?"
              data:
                tag: "back_{n}"
{buttons}
"""

_USUAL_OFFER = """\
      - alias: "Back {n}: offer"
        id: back_{n}_offer
        triggers:
          - trigger: time_pattern
            minutes: "/1"
        conditions: >-
          {{{{ is_state('input_boolean.back_{n}', 'on')
             and now().strftime('%H:%M') in state_attr('sensor.back_{n}_next', 'times')
             and (as_timestamp(now()) - as_timestamp(state_attr('automation.back_{n}_offer', 'last_triggered'), 0)) > 90 }}}}
        actions:
          - action: timer.start
            target: {{ entity_id: timer.back_{n}_open }}
          - action: input_text.set_value
            target: {{ entity_id: input_text.back_{n}_current }}
            data: {{ value: "{{{{ now().strftime('%H:%M') }}}}" }}
          - action: notify.{phone}
            data:
              title: Back routine
              message: "Time for: {{{{ states('input_text.back_{n}_current') }}}}?"
              data:
                tag: "back_{n}"
{buttons}
      - alias: "Back {n}: remind again"
        id: back_{n}_remind
        triggers:
          - trigger: time_pattern
            minutes: "/1"
        conditions: >-
          {{{{ is_state('timer.back_{n}_open', 'active')
             and (as_timestamp(now()) - as_timestamp(states.timer.back_{n}_open.last_changed)) > 1800 }}}}
        actions:
          - action: notify.{phone}
            data: {{ message: "Still waiting", data: {{ tag: "back_{n}" }} }}
"""

_USUAL_SENSORS = """\
  input_text:
    back_{n}_current: {{ name: "Current {n}" }}
  template:
    - sensor:
        - name: "Back {n} next"
          unique_id: back_{n}_next
          unit_of_measurement: min
          state: >-
            {{% set times = [{times}] %}}
            {{% set now_at = now().hour * 60 + now().minute %}}
            {{% set ns = namespace(left=1440) %}}
            {{% for one in times %}}
              {{% set due = one.split(':')[0] | int * 60 + one.split(':')[1] | int %}}
              {{% set left = (due - now_at) % 1440 %}}
              {{% if left < ns.left %}}{{% set ns.left = left %}}{{% endif %}}
            {{% endfor %}}
            {{{{ ns.left if is_state('input_boolean.back_{n}', 'on') else 0 }}}}
          attributes:
            times: "{{{{ [{times}] }}}}"
"""


def lean(number: int) -> str:
    """Return the package of one person, as somebody who knows how writes it."""
    triggers = "\n".join(
        f'          - {{ trigger: time, at: "{at}:00", id: "{name}" }}'
        for at, name in zip(TIMES, NAMES, strict=True)
    )
    return _package(number, _LEAN_OFFER + _ANSWERED, _HELPERS, triggers=triggers)


def usual(number: int) -> str:
    """Return the package of one person, as it is usually written."""
    times = ", ".join(f"'{one}'" for one in TIMES)
    return _package(number, _USUAL_OFFER + _ANSWERED, _HELPERS + _USUAL_SENSORS, times=times)


def _package(number: int, automations: str, helpers: str, **more: str) -> str:
    words = {
        "n": number,
        "phone": phone_of(number),
        "clear": CLEAR,
        "snooze": SNOOZES_FOR,
        "lapses": LAPSES_AFTER,
    }
    buttons = _indent(_BUTTONS.format(**words), 6)
    filled = automations.format(**words, **more, buttons=buttons)
    text = helpers.format(**words, **more) + "  automation:\n" + filled
    # A package is the content of one key.
    return "".join(line.removeprefix("  ") for line in text.splitlines(True))


def _indent(text: str, by: int) -> str:
    return "".join(" " * by + line for line in text.splitlines(True)).rstrip("\n")
