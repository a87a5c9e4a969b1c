"""Steps of migrations that do not make every model of the project's state anew.

Constraints and triggers change no field; rendering all related models for each of some hundred takes a minute.
"""

import pgtrigger.migrations
from django.db import migrations


class AddTrigger(pgtrigger.migrations.AddTrigger):
    """As the library's, but for the rendering."""

    def state_forwards(self, app_label, state):
        append_option(state, app_label, self.model_name, "triggers", self.trigger)


class RemoveTrigger(pgtrigger.migrations.RemoveTrigger):
    """As the library's, but for the rendering."""

    def state_forwards(self, app_label, state):
        options = state.models[app_label, self.model_name.lower()].options
        options["triggers"] = [trigger for trigger in options["triggers"] if trigger.name != self.name]


class AddConstraint(migrations.AddConstraint):
    """As Django's, but for the rendering."""

    def state_forwards(self, app_label, state):
        append_option(state, app_label, self.model_name, "constraints", self.constraint)


def append_option(state, app_label: str, model_name: str, option: str, value) -> None:
    """Adds to a list among the options of a model's state; lists are shared between states, so it is made anew."""
    options = state.models[app_label, model_name.lower()].options
    options[option] = [*options.get(option, []), value]
