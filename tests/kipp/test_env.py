"""Environment readers take what they promise and refuse everything else."""

import pytest

from kipp import env

NAME = "KIPP_TEST_VARIABLE"


@pytest.fixture
def given(monkeypatch):
    """Sets the variable, or unsets it for None."""

    def give(value):
        if value is None:
            monkeypatch.delenv(NAME, raising=False)
        else:
            monkeypatch.setenv(NAME, value)

    return give


@pytest.mark.parametrize("value", [None, "", "   "])
def test_unset_and_empty_mean_the_default(given, value):
    given(value)
    assert env.text(NAME, "x") == "x"
    assert env.text(NAME, None) is None
    assert env.flag(NAME, True) is True
    assert env.integer(NAME, 7) == 7
    assert env.integer(NAME, None) is None
    assert env.words(NAME, ["a"]) == ["a"]


@pytest.mark.parametrize("reader", [env.text, env.flag, env.integer, env.words])
@pytest.mark.parametrize("value", [None, "", " "])
def test_missing_without_default_names_the_variable(given, reader, value):
    given(value)
    with pytest.raises(env.EnvironmentVariableError, match=NAME):
        reader(NAME)


def test_text_is_trimmed_but_otherwise_kept(given):
    given("  Kudus, Jawa Tengah ")
    assert env.text(NAME) == "Kudus, Jawa Tengah"


@pytest.mark.parametrize("value", ["yes", "TRUE", "1", " on "])
def test_flag_reads_yes(given, value):
    given(value)
    assert env.flag(NAME, False) is True


@pytest.mark.parametrize("value", ["no", "False", "0", "OFF"])
def test_flag_reads_no(given, value):
    given(value)
    assert env.flag(NAME, True) is False


@pytest.mark.parametrize("value", ["ya", "2", "truee", "none"])
def test_flag_refuses_nonsense_and_lists_what_is_allowed(given, value):
    given(value)
    with pytest.raises(env.EnvironmentVariableError, match=f"{NAME}='{value}'.*yes, true, 1, on"):
        env.flag(NAME, True)


@pytest.mark.parametrize(("value", "number"), [("5", 5), ("-3", -3), (" 08 ", 8)])
def test_integer_reads_whole_numbers(given, value, number):
    given(value)
    assert env.integer(NAME) == number


@pytest.mark.parametrize("value", ["five", "5.0", "5,5", "1_000", "٥", "0x10", "1e3"])
def test_integer_refuses_what_is_not_a_whole_number(given, value):
    given(value)
    with pytest.raises(env.EnvironmentVariableError, match="a whole number"):
        env.integer(NAME, 1)


@pytest.mark.parametrize(("value", "passes"), [("0", False), ("1", True), ("9", True), ("10", False)])
def test_integer_span_includes_both_ends(given, value, passes):
    given(value)
    if passes:
        assert env.integer(NAME, minimum=1, maximum=9) == int(value)
    else:
        with pytest.raises(env.EnvironmentVariableError, match="from 1 to 9"):
            env.integer(NAME, minimum=1, maximum=9)


def test_integer_names_a_single_bound(given):
    given("5")
    with pytest.raises(env.EnvironmentVariableError, match="of at least 6"):
        env.integer(NAME, minimum=6)
    with pytest.raises(env.EnvironmentVariableError, match="of at most 4"):
        env.integer(NAME, maximum=4)


def test_words_splits_at_commas_and_drops_blanks(given):
    given(" kipp.kuduskab.go.id, ,localhost,")
    assert env.words(NAME) == ["kipp.kuduskab.go.id", "localhost"]


def test_words_does_not_hand_out_its_default(given):
    given(None)
    default = ["a"]
    env.words(NAME, default).append("b")
    assert default == ["a"]
