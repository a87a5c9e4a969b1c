"""What the identity of an innovation may hold: the goals of sustainable development and the address of a video."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

# Official Indonesian names of the goals (Tujuan Pembangunan Berkelanjutan).
GOALS = {
    1: "Tanpa Kemiskinan",
    2: "Tanpa Kelaparan",
    3: "Kehidupan Sehat dan Sejahtera",
    4: "Pendidikan Berkualitas",
    5: "Kesetaraan Gender",
    6: "Air Bersih dan Sanitasi Layak",
    7: "Energi Bersih dan Terjangkau",
    8: "Pekerjaan Layak dan Pertumbuhan Ekonomi",
    9: "Industri, Inovasi dan Infrastruktur",
    10: "Berkurangnya Kesenjangan",
    11: "Kota dan Permukiman yang Berkelanjutan",
    12: "Konsumsi dan Produksi yang Bertanggung Jawab",
    13: "Penanganan Perubahan Iklim",
    14: "Ekosistem Lautan",
    15: "Ekosistem Daratan",
    16: "Perdamaian, Keadilan dan Kelembagaan yang Tangguh",
    17: "Kemitraan untuk Mencapai Tujuan",
}
YOUTUBE = ("youtube.com", "www.youtube.com", "m.youtube.com")
SHORT_YOUTUBE = "youtu.be"
NOT_YOUTUBE = (
    "Tempel tautan lengkap dari YouTube, diawali https://, misalnya https://www.youtube.com/watch?v=… "
    "atau https://youtu.be/…"
)
VIDEO_PATH = re.compile(r"/(watch|shorts/[\w-]+|live/[\w-]+|embed/[\w-]+)/?", re.ASCII)


def goals_in_words(numbers: list[int]) -> list[str]:
    """Returns "3 Kehidupan Sehat dan Sejahtera" for each goal, by number."""
    return [f"{number} {GOALS[number]}" for number in sorted(numbers)]


def require_youtube(address: str) -> None:
    """Raises ValidationError unless the address is empty or names a video on YouTube by https."""
    if address and not is_youtube(address):
        raise ValidationError({"video_url": NOT_YOUTUBE})


def is_youtube(address: str) -> bool:
    """Tells whether an address leads to a video on YouTube itself, and nowhere else."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or port or "@" in parts.netloc or "\\" in address:
        return False
    if host == SHORT_YOUTUBE:
        return bool(parts.path.strip("/"))
    is_video = VIDEO_PATH.fullmatch(parts.path)
    return host in YOUTUBE and bool(is_video) and (parts.path.rstrip("/") != "/watch" or "v=" in parts.query)
