"""Registers the shared package, which carries template tags and no models."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "kipp.shared"
    label = "shared"
