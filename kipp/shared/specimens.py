"""The page that shows every component in every state, with the sample data it needs."""

from datetime import timedelta

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

COLOURS = (
    ("hijau 900", "#073D32"),
    ("hijau 700", "#0B5D4B"),
    ("hijau 600", "#137A63"),
    ("hijau 100", "#E3F1EC"),
    ("bata 700", "#A8432F"),
    ("bata 100", "#F8E7E2"),
    ("emas 600", "#8F5C0F"),
    ("emas 100", "#FBF1DC"),
    ("merah 700", "#B42318"),
    ("merah 100", "#FDECEA"),
    ("tinta", "#1B2420"),
    ("redup", "#55615B"),
    ("garis", "#D9E0DC"),
    ("kertas", "#F6F7F4"),
)
TABS = (
    {"label": "Tahap 1", "url": "#", "is_current": True},
    {"label": "Tahap 2", "url": "#"},
    {"label": "Nilai akhir", "url": "#"},
)


class SpecimenForm(forms.Form):
    """A field of every kind, some of them filled in wrongly."""

    name = forms.CharField(
        label="Nama inovasi",
        max_length=30,
        help_text="Paling banyak 30 huruf. Kepanjangannya diisi di bawah.",
    )
    nip = forms.RegexField(
        r"^\d{18}$",
        label="NIP",
        required=False,
        help_text="Ditulis tanpa spasi.",
        error_messages={
            "invalid": "NIP terdiri atas 18 angka; yang diisi 17. Isian lain tidak berubah. "
            "Periksa tiga angka terakhir."
        },
    )
    category = forms.ChoiceField(
        label="Kategori",
        choices=[("", "Pilih kategori"), ("kesehatan", "Kesehatan"), ("inklusi", "Inklusi Sosial")],
    )
    started_on = forms.DateField(
        label="Mulai diterapkan", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    answer = forms.CharField(
        label="5 Signifikansi",
        help_text="Teks tetap tersimpan; kurangi sebelum mengajukan.",
        widget=forms.Textarea(attrs={"rows": 2, "data-max-words": 12}),
    )
    form = forms.ChoiceField(
        label="Bentuk",
        choices=[("digital", "digital"), ("non-digital", "non-digital")],
        widget=forms.RadioSelect,
    )
    channels = forms.MultipleChoiceField(
        label="Tempat layanan",
        required=False,
        choices=[("kantor", "kantor"), ("keliling", "keliling"), ("daring", "daring")],
        widget=forms.CheckboxSelectMultiple,
    )
    evidence = forms.FileField(label="Bukti pendukung", required=False, help_text="Satu PDF, paling besar 2 MB.")
    is_true = forms.BooleanField(
        label="Data yang kami isi benar. Kami memahami bahwa data palsu menggugurkan proposal."
    )


def specimen_form(prefix: str, *, is_wrong: bool) -> SpecimenForm:
    """Returns the form with sample entries, bound when its errors are to be seen."""
    entries = {
        "name": "SAMBANG WARGA",
        "nip": "19850315201001102",
        "category": "inklusi",
        "started_on": "2025-03-03",
        "answer": "Warga rentan tanpa dokumen turun dari 2.067 menjadi 783 orang dalam satu tahun saja.",
        "form": "non-digital",
        "channels": ["keliling"],
        "is_true": True,
    }
    if not is_wrong:
        return SpecimenForm(initial=entries, prefix=prefix)
    entries |= {"form": "", "is_true": False, "category": ""}
    return SpecimenForm({f"{prefix}-{key}": value for key, value in entries.items()}, prefix=prefix)


@login_not_required
def components_page(request):
    now = timezone.now()
    context = {
        "colours": COLOURS,
        "tabs": TABS,
        "crumbs": [("Proposal", "#"), ("SAMBANG WARGA", None)],
        "form": specimen_form("contoh", is_wrong=False),
        "wrong_form": specimen_form("salah", is_wrong=True),
        "page_obj": Paginator(range(240), 25).get_page(request.GET.get("page", 4)),
        "now": now,
        "far_deadline": now + timedelta(days=6, hours=9, minutes=57),
        "near_deadline": now + timedelta(days=2, hours=4, minutes=30),
        "next_deadline": now + timedelta(minutes=12, seconds=5),
    }
    return render(request, "komponen.html", context)
