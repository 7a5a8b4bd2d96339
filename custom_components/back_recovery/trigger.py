"""Triggers of our own: which entity of a plan fires each, and when.

Home Assistant's own triggers do the work. What is added here is that they look at one
entity of a plan and at no other switch or sensor of the house.
"""

from collections.abc import Mapping
from typing import ClassVar, override

from homeassistant.components.binary_sensor import DOMAIN as BINARY_SENSOR
from homeassistant.components.event import ATTR_EVENT_TYPE, DOMAIN as EVENT
from homeassistant.components.sensor import DOMAIN as SENSOR
from homeassistant.components.switch import DOMAIN as SWITCH
from homeassistant.const import CONF_OPTIONS, STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.selector import (
    NumericThresholdMode,
    NumericThresholdSelector,
    NumericThresholdSelectorConfig,
)
from homeassistant.helpers.trigger import (
    ENTITY_STATE_TRIGGER_SCHEMA,
    EntityNumericalStateChangedTriggerBase,
    EntityTargetStateTriggerBase,
    EntityTriggerBase,
    NotTriggeredReasonReporter,
    StatelessEntityTriggerBase,
    Trigger,
)
import probatio

from .engine.model.plan import GYM
from .engine.model.vocabulary import PromptState
from .entity import is_entity_of_plan
from .sensor import ATTR_REPORTED_AT
from .workout_log.news import WorkoutNews
from .workouts.vocabulary import Outcome

CONF_ACTIVITY = "activity"
CONF_DECISION = "decision"
CONF_THRESHOLD = "threshold"

ATTR_ACTIVITY = "activity"
ATTR_DECISION = "decision"
ATTR_REPLACES = "replaces"

ANY_PAIN = {"type": "any"}
NO_NEWS_AFTER = frozenset({STATE_UNAVAILABLE})
"""The first number follows on none at all; one that is merely back is not said anew."""

NOT_COUNTED_YET = frozenset({None, Outcome.IGNORE})
"""What a decision replaces where the workout counts for the first time."""

EVENTS = {EVENT: DomainSpec()}
SENSORS = {SENSOR: DomainSpec()}


class _PlanTrigger(EntityTriggerBase):
    """Looks at one entity of each targeted plan."""

    entity_key: ClassVar[str]

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        registry = er.async_get(self._hass)
        found = super().entity_filter(entities)
        return {one for one in found if is_entity_of_plan(registry.async_get(one), self.entity_key)}


def _becomes(domain: str, of: str, state: str) -> type[Trigger]:
    """Return a trigger for an entity that was something else before.

    One that was unavailable was nothing else: a restart or a reload does not fire it.
    """
    specs, states = {domain: DomainSpec()}, {state}

    class Becomes(_PlanTrigger, EntityTargetStateTriggerBase):
        _domain_specs = specs
        entity_key = of
        _to_states = states

    return Becomes


class _Happens(_PlanTrigger, StatelessEntityTriggerBase):
    """Fires for events of some types."""

    _domain_specs = EVENTS
    _types: ClassVar[frozenset[str]]

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        return state.attributes.get(ATTR_EVENT_TYPE) in self._types


class _PromptHappens(_Happens):
    """Fires for what happens to offers, of some activities where they are named."""

    entity_key = "prompt"
    _schema = ENTITY_STATE_TRIGGER_SCHEMA.extend(
        {
            probatio.Required(CONF_OPTIONS, default={}): {
                probatio.Optional(CONF_ACTIVITY): probatio.All(cv.ensure_list, [cv.string])
            }
        }
    )

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        return super().is_valid_state(state, report_not_triggered) and self._is_wanted(
            state.attributes.get(ATTR_ACTIVITY)
        )

    def _is_wanted(self, activity: str | None) -> bool:
        wanted = self._options.get(CONF_ACTIVITY)
        # The warning at the gym is a prompt, too, but it offers nothing.
        return activity in wanted if wanted else activity != GYM


class _PromptOffered(_PromptHappens):
    _types = frozenset({PromptState.OFFERED})


class _PromptLapsed(_PromptHappens):
    _types = frozenset({PromptState.LAPSED})


class _GymVisitedDuringLockout(_Happens):
    """Fires with the warning at the gym."""

    entity_key = "prompt"
    _types = frozenset({PromptState.OFFERED})

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        is_gym = state.attributes.get(ATTR_ACTIVITY) == GYM
        return is_gym and super().is_valid_state(state, report_not_triggered)


class _WorkoutDetected(_Happens):
    """Fires for workouts that count, those during the lockout included.

    Once for each workout; where decisions are named, for each of those, also for one that
    replaces another.
    """

    entity_key = "workout"
    _types = frozenset({WorkoutNews.DETECTED, WorkoutNews.DURING_LOCKOUT})
    _schema = ENTITY_STATE_TRIGGER_SCHEMA.extend(
        {
            probatio.Required(CONF_OPTIONS, default={}): {
                probatio.Optional(CONF_DECISION): probatio.All(
                    cv.ensure_list, [probatio.In([Outcome.START, Outcome.ASK, Outcome.NOTE])]
                )
            }
        }
    )

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        if wanted := self._options.get(CONF_DECISION):
            is_wanted = state.attributes.get(ATTR_DECISION) in wanted
        else:
            is_wanted = state.attributes.get(ATTR_REPLACES) in NOT_COUNTED_YET
        return is_wanted and super().is_valid_state(state, report_not_triggered)


class _PainReported(_PlanTrigger, EntityNumericalStateChangedTriggerBase):
    """Fires for every check-in, also for one that says the same as the one before."""

    _domain_specs = SENSORS
    entity_key = "pain"
    _excluded_from_states = NO_NEWS_AFTER
    _schema = ENTITY_STATE_TRIGGER_SCHEMA.extend(
        {
            probatio.Required(CONF_OPTIONS, default={}): {
                probatio.Required(CONF_THRESHOLD, default=ANY_PAIN): NumericThresholdSelector(
                    NumericThresholdSelectorConfig(mode=NumericThresholdMode.CHANGED)
                )
            }
        }
    )

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        return from_state.attributes.get(ATTR_REPORTED_AT) != to_state.attributes.get(
            ATTR_REPORTED_AT
        )


TRIGGERS: Mapping[str, type[Trigger]] = {
    "started": _becomes(SWITCH, "recovery", STATE_ON),
    "ended": _becomes(SWITCH, "recovery", STATE_OFF),
    "prompt_offered": _PromptOffered,
    "prompt_lapsed": _PromptLapsed,
    "gym_lockout_started": _becomes(BINARY_SENSOR, "gym_lockout", STATE_ON),
    "gym_lockout_ended": _becomes(BINARY_SENSOR, "gym_lockout", STATE_OFF),
    "gym_visited_during_lockout": _GymVisitedDuringLockout,
    "pain_reported": _PainReported,
    "workout_detected": _WorkoutDetected,
    "device_not_confirmed_off": _becomes(BINARY_SENSOR, "device_problem", STATE_ON),
}


async def async_get_triggers(_hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return every trigger by its name."""
    return dict(TRIGGERS)
