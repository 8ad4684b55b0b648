"""Photos that officers send: read by what they are, turned upright, re-encoded without location data."""

import io
import uuid
import warnings
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

register_heif_opener()

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "HEIF")  # a phone's MPO opens as JPEG
LONG_EDGE, PREVIEW_EDGE = 2048, 640


@dataclass(frozen=True)
class Encoded:
    """A photo ready to be stored: JPEG, in full and small, under a name that tells nothing."""

    name: str
    original_name: str
    full: ContentFile
    preview: ContentFile
    width: int
    height: int


def encode(upload: UploadedFile) -> Encoded:
    """The photo re-encoded. Raises ValidationError with what would be taken.

    Call it outside a transaction: it takes up to a second.
    """
    name = PurePath(upload.name or "").name
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(_("“%(name)s” is larger than 15 MB. Send a smaller one.") % {"name": name})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(upload, formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise Image.DecompressionBombError
                flat = _on_white(_in_srgb(ImageOps.exif_transpose(image)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError(
            _("“%(name)s” has too many pixels. Send a smaller one.") % {"name": name}
        ) from None
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        message = _("“%(name)s” is not a photo that can be read. Send a JPG, PNG or HEIC file.")
        raise ValidationError(message % {"name": name}) from None
    flat.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
    return Encoded(
        name=f"{uuid.uuid4().hex}.jpg",
        original_name=name[:200],
        full=_jpeg(flat, LONG_EDGE),
        preview=_jpeg(flat, PREVIEW_EDGE),
        width=flat.width,
        height=flat.height,
    )


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours that screens mean, by its own profile where it has a usable one."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode != "RGB":
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in {"RGBA", "LA", "P", "PA"}:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(ground, layered).convert("RGB")


def _jpeg(image: Image.Image, edge: int) -> ContentFile:
    """The picture within a square of `edge`: its pixels and nothing else that was in the file."""
    clean = Image.frombytes(image.mode, image.size, image.tobytes())
    clean.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    clean.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
    return ContentFile(buffer.getvalue())
