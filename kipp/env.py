"""Typed readers of environment variables that refuse nonsense instead of guessing."""

import os
from collections.abc import Sequence
from typing import Final

TRUE: Final = ("yes", "true", "1", "on")
FALSE: Final = ("no", "false", "0", "off")


class _Required:
    """Marks a variable that has no default."""


REQUIRED: Final = _Required()


class EnvironmentVariableError(ValueError):
    """An environment variable is missing or holds something that is not allowed."""


def text(name: str, default: str | _Required | None = REQUIRED) -> str | None:
    """The variable as it stands, without surrounding blanks; an empty one counts as not set."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if isinstance(default, _Required):
        raise EnvironmentVariableError(f"{name} is not set and has no default: give it a value.")
    return default


def flag(name: str, default: bool | _Required = REQUIRED) -> bool:
    """The variable as yes or no; anything but yes/no, true/false, 1/0, on/off raises."""
    value = _value_or_none(name, default)
    if value is None:
        return bool(default)
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise _refused(name, value, "one of " + ", ".join(TRUE + FALSE))


def integer(
    name: str,
    default: int | _Required | None = REQUIRED,
    minimum: int | None = None,
    maximum: int | None = None,
) -> int | None:
    """The variable as a whole number between minimum and maximum, both included."""
    value = _value_or_none(name, default)
    if value is None:
        return default
    allowed = "a whole number" + _span(minimum, maximum)
    try:
        # int() alone would also take "1_000" and digits of other scripts.
        number = int(value) if value.isascii() and "_" not in value else None
    except ValueError:
        number = None
    too_small = number is not None and minimum is not None and number < minimum
    too_large = number is not None and maximum is not None and number > maximum
    if number is None or too_small or too_large:
        raise _refused(name, value, allowed)
    return number


def words(name: str, default: Sequence[str] | _Required = REQUIRED) -> list[str]:
    """The variable as a list, split at commas; blanks around words and empty words are dropped."""
    value = _value_or_none(name, default)
    if value is None:
        return list(default)
    return [word for part in value.split(",") if (word := part.strip())]


def _value_or_none(name: str, default: object) -> str | None:
    return text(name) if isinstance(default, _Required) else text(name, None)


def _span(minimum: int | None, maximum: int | None) -> str:
    if minimum is not None and maximum is not None:
        return f" from {minimum} to {maximum}"
    if minimum is not None:
        return f" of at least {minimum}"
    if maximum is not None:
        return f" of at most {maximum}"
    return ""


def _refused(name: str, value: str, allowed: str) -> EnvironmentVariableError:
    return EnvironmentVariableError(f"{name}={value!r} is not allowed: it must be {allowed}.")
