"""Names of places and persons, as people write them, are recognised; others are not."""

import pytest

from judging.conflicts.likeness import bare_name, names_place, person_words, same_person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dinkes", "Dinkes"),
        ("DINAS KESEHATAN KAB. KUDUS", "Dinas Kesehatan"),
        ("Kepala Dinkes Kudus (2019–2024)", "Dinkes"),
        ("Puskesmas Kaliwungu", "UPTD Puskesmas Kaliwungu"),
        ("pkm kaliwungu", "UPTD Puskesmas Kaliwungu"),
        ("Kecamatan Gebog", "Kec. Gebog"),
        ("Guru SMPN 1 Jati", "SMP 1 Jati"),
        ("Bagian Umum Setda", "Bagian Umum Sekretariat Daerah"),
        ("Dinas Kesehtan", "Dinas Kesehatan"),
        ("Dinas Pendidikan Kepemudaan & Olahraga", "Dinas Pendidikan, Kepemudaan dan Olahraga"),
    ],
)
def test_a_place_is_found_in_a_text(text, name):
    assert names_place(text, name) or names_place(text.replace("&", "dan"), name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "Dinkes"),
        ("Universitas Muria Kudus", "Kecamatan Kota Kudus"),
        ("Kecamatan Bae", "Kecamatan Dawe"),
        ("SMP 1 Kudus", "SMP 5 Kudus"),
        ("Kesehatan", "Dinas Kesehatan"),
        ("Puskesmas Jati", "Kecamatan Jati"),
        ("Dinas", "!!!"),
    ],
)
def test_other_places_are_not(text, name):
    assert not names_place(text, name)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Dr. H. Ahmad Fauzi, S.Kom., M.T.", "Ahmad Fauzi"),
        ("dr. Siti Aminah Sp.PD", "Siti Aminah"),
        ("Prof. Dr. Ir. Budi", "Budi"),
        ("M. Ali S.Pd.", "M. Ali"),
        ("Hj. Rr. Sri Rahayu", "Sri Rahayu"),
        ("", ""),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(name, bare):
    assert bare_name(name) == bare


def test_short_forms_of_muhammad_are_written_out():
    assert person_words("Moh. Ali") == person_words("MUHAMMAD ALI, S.Pd.") == ("muhammad", "ali")


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Dr. Ahmad Fauzi, M.T.", "AHMAD FAUZI, S.Kom.", "sama"),
        ("Fauzi Ahmad", "Ahmad Fauzi", "sama"),
        ("Ahmad Fauzi", "Ahmad Fauzi Rahman", "mirip"),
        ("Ahmad Fauzi", "Achmad Fauzi", "mirip"),
        ("Ahmad Fauzi", "Ahmad Subardjo", ""),
        ("Ahmad", "Ahmad Fauzi", ""),
        ("Dr.", "Dr.", ""),
    ],
)
def test_names_are_the_same_alike_or_different(one, other, likeness):
    assert same_person(one, other) == same_person(other, one) == likeness
