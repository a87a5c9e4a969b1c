"""Registers the competitions app."""

from django.apps import AppConfig


class CompetitionsConfig(AppConfig):
    name = "competitions"
