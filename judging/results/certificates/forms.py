"""The forms of certificates: how they look, and the code that somebody wants confirmed."""

from django import forms

from judging.models import CertificateDesign
from judging.results.certificates.issuing import code_typed
from judging.results.stamps import StampedForm
from kipp.shared.forms import CleanLineField, SharedMeta

BACKGROUND_HINT = (
    "JPEG atau PNG mendatar (A4, 297 × 210 mm), paling besar 10 MB. Gambar mengganti bingkai bata; sisakan ruang "
    "terang di tengah untuk tulisan."
)


class CertificateDesignForm(StampedForm):
    picture = forms.FileField(
        label="Gambar latar",
        required=False,
        help_text=BACKGROUND_HINT,
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
    )
    removes_background = forms.BooleanField(label="Hapus gambar latar; pakai bingkai bata", required=False)

    class Meta(SharedMeta):
        model = CertificateDesign
        fields = [
            "issuer",
            "heading",
            "number_pattern",
            "first_number",
            "place",
            "signed_on",
            "signatory_position",
            "signatory_name",
            "signatory_detail",
            "for_participants",
        ]

    def clean_first_number(self):
        return self.cleaned_data["first_number"] or "1"


class CertificateCodeForm(forms.Form):
    kode = CleanLineField(
        label="Kode piagam",
        max_length=40,
        help_text="Dua belas huruf dan angka di bawah kode QR, misalnya 7K3F-92QD-M4TX.",
        error_messages={"required": "Tulis kode yang tercetak di bawah kode QR."},
    )

    def clean_kode(self):
        code = code_typed(self.cleaned_data["kode"])
        if not code:
            raise forms.ValidationError("Kode piagam terdiri atas dua belas huruf dan angka. Periksa lagi.")
        return code
