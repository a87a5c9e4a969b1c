"""Settings of the tests: their own embedded server without fsync, quick hashing, mail kept in memory."""

import os
from pathlib import Path

from kipp import postgres

os.environ.setdefault("LOCAL", "yes")
# Playwright runs an event loop in the thread of the test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = postgres.ensure_running(
        Path(__file__).resolve().parent.parent / "var" / "postgres-test", durable=False
    )
    os.environ["PORTAL_ROLE"] = postgres.PORTAL_ROLE

from kipp.settings import *  # noqa: F403

# Two runs beside each other keep apart by TEST_RUN.
DATABASES["default"]["TEST"] = {"NAME": "test_kipp" + os.environ.get("TEST_RUN", "")}  # noqa: F405
# Tests that commit are cleaned up by TRUNCATE, which is refused in service.
DATABASES["default"]["OPTIONS"]["options"] += " -c kipp.may_truncate=on"  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}  # noqa: F405
