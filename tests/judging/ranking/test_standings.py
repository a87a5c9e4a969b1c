"""The command that prints the ranking for scripts and for checking by hand."""

import json
from fractions import Fraction
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kipp.management.commands.standings import decimal_text
from submissions.models import Innovator
from tests.judging.contests import Contest, Round


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("standings", *arguments, stdout=out)
    return out.getvalue()


def objects(*arguments: str) -> list[dict]:
    return json.loads(printed(*arguments, "--json"))


@pytest.fixture
def contest(db) -> Contest:
    """Two stages of 40 and 60: A 84 in the end, B 79,8 with thirds, C left at stage 1, D not scored."""
    contest = Contest(Round(weight="40", finalists=2), Round(weight="60"), year=2022)
    first, second = contest.entry("A", "90", "90", "90"), contest.entry("B", "80", "80", "81")
    contest.entry("C", "70,25", "70,25", "70,25")
    contest.entry("D", "?")
    contest.score(first, "80", "80", "80", stage=2)
    contest.score(second, "79,5", "79,5", "79,5", stage=2)
    Innovator.objects.create(submission=first, name="Anggota Rekaan")
    Innovator.objects.create(submission=first, name="Ketua Rekaan, S.Kep.", is_lead=True)
    return contest


def test_json_holds_every_key_with_exact_scores(contest):
    first, second, third, last = objects("--year", "2022")

    assert first == {
        "place": 1,
        "tier": "TOP 3",
        "code": first["code"],
        "title": "A",
        "organization": contest.organization.name,
        "innovators": ["Ketua Rekaan, S.Kep.", "Anggota Rekaan"],
        "final": "84",  # 0,4·90 + 0,6·80
        "stages": [
            {"stage": 1, "name": "Babak 1", "score": "90"},
            {"stage": 2, "name": "Babak 2", "score": "80"},
        ],
    }
    assert first["code"] == contest.standing("A").submission.code
    # (80 + 80 + 81) / 3 = 80,33…; 0,4·80,33… + 0,6·79,5 = 79,8333…
    assert second["stages"][0]["score"] == "80.33333333333333333333"
    assert second["final"] == "79.83333333333333333333"
    assert (third["place"], third["tier"], third["final"]) == (3, "TOP 3", "70.25")
    assert [stage["stage"] for stage in third["stages"]] == [1]
    assert (last["title"], last["place"], last["tier"], last["final"]) == ("D", None, None, None)
    assert last["stages"] == [{"stage": 1, "name": "Babak 1", "score": None}]


def test_json_of_a_stage_holds_that_stage_alone(contest):
    rows = objects("--year", "2022", "--stage", "2")

    assert [(row["place"], row["title"], row["final"], row["tier"]) for row in rows] == [
        (1, "A", "80", None),
        (2, "B", "79.5", None),
    ]
    assert [stage["stage"] for stage in rows[0]["stages"]] == [2]


def test_table_is_aligned_and_in_indonesian(contest):
    lines = printed("--year", "2022").splitlines()

    assert lines[0].split() == [
        "Tempat",
        "Jenjang",
        "Kode",
        "Nilai",
        *["Inovasi", "Perangkat", "daerah", "atau", "unit", "kerja"],
    ]
    assert lines[1].startswith("     1  TOP 3")
    assert ["84,00" in lines[1], "79,83" in lines[2], "70,25" in lines[3]] == [True] * 3
    assert lines[4].split()[0] == "–"
    assert len({line.index(contest.organization.name) for line in lines[1:]}) == 1


def test_rehearsal_is_another_edition(contest):
    rehearsal = Contest(year=2022, is_rehearsal=True)
    rehearsal.entry("GLADI", "50")

    assert [row["title"] for row in objects("--year", "2022", "--rehearsal")] == ["GLADI"]
    assert "GLADI" not in [row["title"] for row in objects("--year", "2022")]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--year", "1999"], "no edition of 1999. Known: Edisi 2022"),
        (["--year", "2022", "--rehearsal"], "no rehearsal of 2022"),
        (["--year", "2022", "--stage", "3"], "no stage 3; it has 1, 2"),
    ],
)
def test_unknown_edition_or_stage_is_said_plainly(contest, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("standings", *arguments)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(80), "80"),
        (Fraction(0), "0"),
        (Fraction("87.5"), "87.5"),
        (Fraction(1, 16), "0.0625"),
        (Fraction(5 * 10**30 + 1, 10**30), "5.000000000000000000000000000001"),
        (Fraction(2, 3), "0.66666666666666666667"),
        (None, None),
    ],
)
def test_decimals_are_all_there(value, text):
    assert decimal_text(value) == text
