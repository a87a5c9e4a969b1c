"""Uploaded pictures, written anew: upright, in RGB, of a sensible size, without a word about camera and place."""

import struct
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

JPEG, PNG = "image/jpeg", "image/png"
MAX_MEGAPIXELS = 40
LONGEST_SIDE = 2400
QUALITY = 85
LARGEST_PNG = 1024 * 1024  # beyond this a photo was saved as PNG, and JPEG serves better
# A phone's photo with a second picture inside is a JPEG whose first picture counts.
FORMATS = {JPEG: ("JPEG", "MPO"), PNG: ("PNG",)}
# What Pillow raises for broken files.
FAULTS = (OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, OverflowError, struct.error)
SRGB = ImageCms.createProfile("sRGB")


class DamagedPicture(Exception):  # noqa: N818
    """The picture cannot be decoded to its end."""


class TooManyPixels(Exception):  # noqa: N818
    """Decoding would take more room than a picture may need."""

    megapixels = MAX_MEGAPIXELS


def rewritten(content: bytes, content_type: str) -> tuple[bytes, str]:
    """Returns a JPEG or PNG anew, with its type: at most 2400 px long, upright, no metadata.

    Raises TooManyPixels before anything is decoded, DamagedPicture when decoding fails.
    """
    try:
        with Image.open(BytesIO(content), formats=FORMATS[content_type]) as image:
            if image.width * image.height > MAX_MEGAPIXELS * 1_000_000:
                raise TooManyPixels
            return encoded(prepared(image), content_type)
    except Image.DecompressionBombError:
        raise TooManyPixels from None
    except FAULTS as error:
        raise DamagedPicture from error


def prepared(image: Image.Image) -> Image.Image:
    """Returns the picture in RGB, upright and scaled, with nothing attached to it."""
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than needed
    image.load()
    upright = ImageOps.exif_transpose(image)
    result = in_rgb(upright)
    result.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    result.info = {}
    return result


def in_rgb(image: Image.Image) -> Image.Image:
    """Converts to RGB by the picture's own colour profile where it has one; what is transparent becomes white."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that does not fit the picture is ignored
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return image.convert("RGB")


def encoded(image: Image.Image, content_type: str) -> tuple[bytes, str]:
    """Returns the bytes and their type; a PNG stays one unless it would be large."""
    if content_type == PNG:
        drawing = saved(image, "PNG", optimize=True)
        if len(drawing) <= LARGEST_PNG:
            return drawing, PNG
    return saved(image, "JPEG", quality=QUALITY, optimize=True, progressive=True), JPEG


def saved(image: Image.Image, name: str, **options) -> bytes:
    target = BytesIO()
    image.save(target, name, **options)
    return target.getvalue()
