"""Pictures are drawn anew: what is kept has the picture's points and nothing else that was in the file."""

import io
import warnings
from typing import IO

import pillow_heif
from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError

from catalog.uploads import refusals
from catalog.uploads.formats import GIF, HEIC, JPEG, PNG, WEBP, Format

pillow_heif.register_heif_opener()

MOST_POINTS = 50_000_000
LONGEST_SIDE = 4096
PILLOW = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP, "GIF": GIF, "HEIF": HEIC}


def look(head: bytes) -> Format | None:
    """Which picture the first bytes say it is, or None."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"hevc"}:
        return HEIC
    return None


def redraw(file: IO[bytes], name: str, found: Format) -> tuple[bytes, Format]:
    """The picture encoded anew, turned upright, without place, camera or hidden parts; HEIC becomes JPEG.

    At most 4,096 points wide or high. Raises RefusedError for too many points and for what is no picture.
    """
    file.seek(0)
    allowed = [code for code, one in PILLOW.items() if one == found]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=allowed) as image:
                frames = getattr(image, "n_frames", 1) if found in {GIF, WEBP} else 1
                if image.width * image.height * frames > MOST_POINTS:
                    raise refusals.picture_too_large(name, MOST_POINTS // 1_000_000)
                if frames > 1:
                    return _moving(image, found), found
                return _still(image, found)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise refusals.picture_too_large(name, MOST_POINTS // 1_000_000) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError) as error:
        raise refusals.broken(name, found) from error


def _still(image: Image.Image, found: Format) -> tuple[bytes, Format]:
    kept = JPEG if found == HEIC else found
    drawn = _in_srgb(ImageOps.exif_transpose(image))
    drawn = drawn.convert(_mode(drawn, kept))
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    clean = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    out = io.BytesIO()
    if kept == JPEG:
        clean.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    elif kept == WEBP:
        clean.save(out, "WEBP", quality=85, method=4)
    else:
        clean.save(out, "PNG" if kept == PNG else "GIF", optimize=True)
    return out.getvalue(), kept


def _moving(image: Image.Image, found: Format) -> bytes:
    """Its frames one by one, with how long each is shown."""
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(min(max(int(frame.info.get("duration", 100)), 20), 60_000))
        frames.append(frame.convert("RGBA"))
    out = io.BytesIO()
    frames[0].save(
        out,
        "GIF" if found == GIF else "WEBP",
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=0,
    )
    return out.getvalue()


def _mode(image: Image.Image, kept: Format) -> str:
    """The colours to keep it in: transparency where the format has it, grey where it is grey."""
    has_holes = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    if has_holes and kept != JPEG:
        return "RGBA"
    return "L" if image.mode in {"L", "LA", "1", "I;16", "I"} and kept in {JPEG, PNG} else "RGB"


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours that screens mean, by its own profile where it has a usable one."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image
