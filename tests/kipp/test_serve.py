"""Bringing the portal up: what has to be true before anybody is served."""

import pytest
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kipp.management.commands.serve import refuse_unknown

pytestmark = pytest.mark.django_db


def test_a_database_of_these_migrations_is_taken():
    refuse_unknown(MigrationLoader(connection))


def test_a_database_of_another_state_of_development_is_left_alone():
    MigrationRecorder(connection).record_applied("judging", "0099_from_somewhere_else")
    with pytest.raises(CommandError, match="0099_from_somewhere_else"):
        refuse_unknown(MigrationLoader(connection))


def test_migrations_of_libraries_are_their_own_affair():
    MigrationRecorder(connection).record_applied("account", "0099_of_a_library")
    refuse_unknown(MigrationLoader(connection))
