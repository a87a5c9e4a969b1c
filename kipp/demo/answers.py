"""Invented answers, long enough to read and to count, one text for each question of the form."""

import csv
from pathlib import Path

from competitions.models import Question

DISCLAIMER = "Teks ini rekaan untuk peragaan."

with (Path(__file__).parent / "data" / "answers.csv").open(encoding="utf-8", newline="") as file:
    TEXTS = {row["question"]: row["text"] for row in csv.DictReader(file)}


def invented_answer(question: Question, title: str) -> str:
    """Returns the text of the demonstration for one question; it ends by saying that it is invented."""
    text = TEXTS.get(question.number, TEXTS["4"]).format(title=title)
    return f"{text} {DISCLAIMER}"
