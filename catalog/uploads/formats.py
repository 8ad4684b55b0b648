"""The allow-list: which files are taken, how large, and how each is handed out."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MB = 1024 * 1024


@dataclass(frozen=True)
class Format:
    """One kind of file that is taken.

    `extensions` are those that a file of this content may carry, the first is the one it is kept under.
    `is_inline`: a browser may show it in its own window; everything else is only ever downloaded.
    """

    code: str
    label: str
    media_type: str
    limit: int
    extensions: tuple[str, ...]
    is_inline: bool = False
    is_text: bool = False

    @property
    def extension(self) -> str:
        """The extension under which it is kept."""
        return self.extensions[0]


@dataclass(frozen=True)
class Family:
    """Formats that belong together in a reader's eyes, and how they are named to a person."""

    name: str | Promise
    formats: tuple[Format, ...] = field(default=())


def _office(code: str, label: str, media_type: str) -> Format:
    return Format(code, label, media_type, 50 * MB, (code,))


OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."

PDF = Format("pdf", "PDF", "application/pdf", 50 * MB, ("pdf",), is_inline=True)
DOCX = _office("docx", "Word", OOXML + "wordprocessingml.document")
XLSX = _office("xlsx", "Excel", OOXML + "spreadsheetml.sheet")
PPTX = _office("pptx", "PowerPoint", OOXML + "presentationml.presentation")
ODT = _office("odt", "ODT", ODF + "text")
ODS = _office("ods", "ODS", ODF + "spreadsheet")
ODP = _office("odp", "ODP", ODF + "presentation")
EPUB = _office("epub", "EPUB", "application/epub+zip")
TXT = Format("txt", "TXT", "text/plain", 10 * MB, ("txt",), is_text=True)
CSV = Format("csv", "CSV", "text/csv", 10 * MB, ("csv",), is_text=True)
JPEG = Format("jpg", "JPEG", "image/jpeg", 20 * MB, ("jpg", "jpeg", "jpe", "jfif"), is_inline=True)
PNG = Format("png", "PNG", "image/png", 20 * MB, ("png",), is_inline=True)
WEBP = Format("webp", "WebP", "image/webp", 20 * MB, ("webp",), is_inline=True)
GIF = Format("gif", "GIF", "image/gif", 20 * MB, ("gif",), is_inline=True)
HEIC = Format("heic", "HEIC", "image/heic", 20 * MB, ("heic", "heif"))
MP3 = Format("mp3", "MP3", "audio/mpeg", 100 * MB, ("mp3",), is_inline=True)
M4A = Format("m4a", "M4A", "audio/mp4", 100 * MB, ("m4a", "mp4"), is_inline=True)
OGG = Format("ogg", "OGG", "audio/ogg", 100 * MB, ("ogg", "oga", "opus"), is_inline=True)
WAV = Format("wav", "WAV", "audio/wav", 100 * MB, ("wav",), is_inline=True)
MP4 = Format("mp4", "MP4", "video/mp4", 300 * MB, ("mp4", "m4v"), is_inline=True)
WEBM = Format("webm", "WebM", "video/webm", 300 * MB, ("webm",), is_inline=True)

FAMILIES = (
    Family(_("documents"), (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, TXT, CSV)),
    Family(_("pictures"), (JPEG, PNG, WEBP, GIF, HEIC)),
    Family(_("sound"), (MP3, M4A, OGG, WAV)),
    Family(_("video"), (MP4, WEBM)),
)
FORMATS = {one.code: one for family in FAMILIES for one in family.formats}
PICTURES = frozenset({JPEG, PNG, WEBP, GIF, HEIC})


def by_media_type(media_type: str) -> Format | None:
    """The format under which a file of that media type was taken."""
    return next((one for one in FORMATS.values() if one.media_type == media_type), None)


def accepted_extensions() -> str:
    """All extensions for a form's `accept`: ".pdf,.docx,…"."""
    return ",".join(f".{name}" for one in FORMATS.values() for name in one.extensions)
