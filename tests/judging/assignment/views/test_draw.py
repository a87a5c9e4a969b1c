"""Setda's pages of assignment: the draw with its effect."""

from judging.models import AssignmentDraw
from kipp.accounts.models import Role
from tests import factories
from tests.judging.assignment.views.pages import DRAW, EDIT, FIRST, assigned, bar, grid, hidden, text


def test_draw_is_shown_with_its_effect_and_applied_once(admin, stage, juri, entries):
    response = admin.post(DRAW, follow=True)
    page = text(response)
    draw = AssignmentDraw.objects.get()
    assert "Setiap proposal dinilai 2 juri; setiap juri membaca 2 proposal; setiap dua juri bertemu pada 1" in page
    assert "Semua juri terhubung melalui proposal bersama, juga bila salah satu juri berhenti." in page
    assert f"{draw.seed}; bilangan" in page
    assert "6 lembar ditambahkan, 0 lembar kosong ditarik" in page
    assert assigned(stage) == set()
    digest = {"digest": hidden(response, "digest")}
    assert "Undian 1 diterapkan: 6 lembar ditambahkan" in text(admin.post(FIRST, digest, follow=True))
    assert "0 lembar ditambahkan, 0 ditarik" in text(admin.post(FIRST, digest, follow=True))
    assert len(assigned(stage)) == 6
    assert "diterapkan 1 November 2026" in text(admin.get(EDIT))


def test_design_that_can_fall_apart_says_so(admin, stage, juri, entries):
    stage.cards_per_entry = 1
    stage.save()
    page = text(admin.post(DRAW, follow=True))
    assert "Pembagian ini dapat terputus." in page
    assert "pembagian yang lebih baik tidak mungkin" in page


def test_a_draw_whose_judges_do_not_meet_names_the_groups(admin, stage, juri, setda, entries, edition, dinkes):
    """Conflicts leave two judges to each half of the entries."""
    fourth = factories.make_user(Role.JUDGE)
    factories.seat(stage, fourth)
    entries.append(factories.make_submission(edition, dinkes, title="DATA REKAAN"))
    for entry, barred in zip(entries, ((2, 3), (2, 3), (0, 1), (0, 1)), strict=True):
        for place in barred:
            bar(entry, [*juri, fourth][place], setda)
    stage.method = "additive"
    stage.save()

    page = text(admin.post(DRAW, follow=True))

    one, two, three, four = (f"{seat} {seat.judge}" for seat in stage.panel.order_by("position"))
    assert "Juri terpecah menjadi 2 kelompok tanpa proposal bersama" in page
    assert f"tidak dapat dibandingkan: {one}, {two}; {three}, {four}." in page
    assert "jadi tidak dapat dibuka dengan pembagian ini." in page
    assert AssignmentDraw.objects.get().applied_at is None


def test_the_grid_names_the_groups_once_every_entry_has_a_judge(admin, stage, juri, entries):
    one, two, three = (f"{seat} {seat.judge}" for seat in stage.panel.order_by("position"))
    admin.post(EDIT, grid(admin, [(entries[0], juri[0]), (entries[1], juri[0])]))
    assert "kelompok tanpa proposal bersama" not in text(admin.get(EDIT))

    admin.post(
        EDIT, grid(admin, [(entries[0], juri[0]), (entries[1], juri[0]), *((entries[2], each) for each in juri[1:])])
    )
    assert (
        f"2 kelompok tanpa proposal bersama, jadi nilai antarkelompok tidak dapat dibandingkan: {one}; {two}, {three}."
        in (text(admin.get(EDIT)))
    )

    admin.post(EDIT, grid(admin, [(entry, judge) for entry in entries for judge in juri[:2]]))
    assert "kelompok tanpa proposal bersama" not in text(admin.get(EDIT))


def test_outdated_draw_cannot_be_applied(admin, stage, juri, setda, entries):
    digest = hidden(admin.post(DRAW, follow=True), "digest")
    bar(entries[0], juri[0], setda)
    page = admin.get(FIRST)
    assert "Usulan ini tidak dapat diterapkan." in text(page)
    assert "Terapkan usulan ini" not in text(page)
    assert "Susun usulan baru" in text(admin.post(FIRST, {"digest": digest}, follow=True))
    assert assigned(stage) == set()


def test_entry_without_enough_judges_is_named_instead_of_a_draw(admin, stage, juri, setda, entries):
    for judge in juri[:2]:
        bar(entries[0], judge, setda)
    page = text(admin.get(EDIT))
    assert "AYO REKAAN memerlukan 2 juri, tetapi hanya 1 juri" in page
    assert "Susun usulan dengan undian" not in page
    assert "hanya 1 juri" in text(admin.post(DRAW, follow=True))
    assert not AssignmentDraw.objects.exists()
