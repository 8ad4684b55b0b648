"""Everything that the page of one resource shows, gathered before it is drawn: published, or as a draft."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.counting import queries as counting
from catalog.counting.queries import Uses
from catalog.resources import cards
from catalog.resources.models import Resource, ResourceFile
from catalog.uploads.formats import PDF
from catalog.uploads.models import Upload
from catalog.vocabulary.licences import TERMS, Terms
from catalog.vocabulary.models import Licence
from hub import figures
from hub.covers.spec import Cover
from hub.shell import Link, ShareCard


@dataclass(frozen=True)
class FileView:
    """One file as the page shows it: its name, size in words, kind, and where it is opened and saved."""

    name: str
    size: int
    label: str
    family: str
    """ "audio", "video", "image" or "document"."""
    media_type: str
    open_url: str
    save_url: str
    opens: bool

    @property
    def size_words(self) -> str:
        """ "1,3 MB"."""
        return filesizeformat(self.size)


@dataclass(frozen=True)
class Action:
    """A button at the head: what it does, where it leads, its icon. `is_away`: to another site."""

    label: str
    url: str
    icon: str
    is_away: bool = False
    is_download: bool = False


@dataclass(frozen=True)
class ResourcePage:
    """The page, ready to be drawn."""

    resource: Resource
    cover: Cover
    thumbnail_url: str
    kind_line: str
    lead: str
    more: str
    tracks: list[FileView]
    films: list[FileView]
    files: list[FileView]
    actions: list[Action]
    terms: Terms
    citation: str
    link_host: str
    unit_url: str
    programmes: list[str]
    uses: Uses
    breadcrumb: list[Link] = field(default_factory=list)
    count_url: str = ""
    data: str = ""

    @property
    def uses_words(self) -> str:
        """ "318 lượt xem, 74 lượt tải": visits, not people."""
        views, downloads, plays = self.uses.views, self.uses.downloads, self.uses.plays
        words = [
            (views, ngettext("%(count)s view", "%(count)s views", views)),
            (downloads, ngettext("%(count)s download", "%(count)s downloads", downloads)),
            (plays, ngettext("%(count)s play", "%(count)s plays", plays)),
        ]
        return ", ".join(text % {"count": figures.grouped(count)} for count, text in words if count)


def page(resource: Resource, request: HttpRequest, *, is_preview: bool = False) -> ResourcePage:
    """The page of a resource: of a row, or of a draft that only a revision holds."""
    shown = files(resource)
    lead, _break, more = resource.description.partition("\n")
    return ResourcePage(
        resource=resource,
        cover=cards.cover(resource),
        thumbnail_url=cards.thumbnail_url(resource),
        kind_line=" · ".join([cards.type_label(resource), str(resource.get_kind_display())]),
        lead=lead,
        more=more.strip(),
        tracks=[one for one in shown if one.family == "audio"],
        films=[one for one in shown if one.family == "video"],
        files=shown,
        actions=actions(resource, shown),
        terms=TERMS[resource.licence],
        citation=citation(resource),
        link_host=(urlsplit(resource.link).hostname or "").removeprefix("www."),
        unit_url=_unit_url(resource, request),
        programmes=[programme.name for programme in resource.programmes.all()],
        uses=counting.of(resource.pk) if resource.pk else Uses(),
        breadcrumb=_breadcrumb(resource),
        count_url="" if is_preview else reverse("catalog:count", kwargs={"slug": resource.slug}),
        data=_learning_resource(resource, request),
    )


def share_card(page: ResourcePage, request: HttpRequest) -> ShareCard:
    """What search engines and social networks show of it."""
    image = request.build_absolute_uri(page.thumbnail_url) if page.thumbnail_url else ""
    return ShareCard(page.resource.title, page.lead[:200], image, "article")


def files(resource: Resource) -> list[FileView]:
    """The resource's files in their order; none where all rights are reserved. One query for all uploads."""
    if resource.licence == Licence.LINK_ONLY:
        return []
    shown = list(resource.files.all())
    uploads = Upload.objects.in_bulk([one.upload_id for one in shown])
    return [_file(one, uploads[one.upload_id]) for one in shown if one.upload_id in uploads]


def _file(shown: ResourceFile, upload: Upload) -> FileView:
    family = upload.media_type.partition("/")[0]
    address = reverse("catalog:file", kwargs={"key": upload.key})
    return FileView(
        name=shown.name,
        size=upload.size,
        label=upload.extension.upper(),
        family=family if family in {"audio", "video", "image"} else "document",
        media_type=upload.media_type,
        open_url=address,
        save_url=f"{address}?tai=1",
        opens=family in {"audio", "video", "image"} or upload.media_type == PDF.media_type,
    )


def actions(resource: Resource, shown: list[FileView]) -> list[Action]:
    """What to do first, what second: to listen, watch, play, read or open; to download, with its size."""
    found = []
    readable = next((one for one in shown if one.opens), None)
    if any(one.family == "audio" for one in shown):
        found.append(Action(_("Listen now"), "#listen", "play"))
    elif any(one.family == "video" for one in shown):
        found.append(Action(_("Watch now"), "#watch", "play"))
    elif resource.link:
        found.append(_away(resource))
    elif readable:
        found.append(Action(_("Read now"), readable.open_url, "book"))
    if len(shown) == 1:
        label = _("Download (%(size)s)") % {"size": shown[0].size_words}
        found.append(Action(label, shown[0].save_url, "download", is_download=True))
    elif shown:
        size = filesizeformat(sum(one.size for one in shown))
        label = ngettext(
            "Download %(count)s file (%(size)s)", "Download %(count)s files (%(size)s)", len(shown)
        )
        found.append(Action(label % {"count": len(shown), "size": size}, "#files", "download"))
    return found


def _away(resource: Resource) -> Action:
    if resource.kind == Resource.Kind.GAME:
        play = reverse("catalog:play", kwargs={"slug": resource.slug})
        return Action(_("Play now"), play, "play", is_away=True)
    return Action(_("Open it where it lies"), resource.link, "link", is_away=True)


def citation(resource: Resource) -> str:
    """The line to copy when using it: title, authors, unit, licence."""
    owners = [resource.authors, resource.unit.name] if resource.authors else [resource.unit.name]
    names = dict.fromkeys(name.strip() for name in owners)
    parts = [resource.title, *names, resource.source, str(resource.get_licence_display())]
    return ", ".join(part for part in parts if part) + "."


def _unit_url(resource: Resource, request: HttpRequest) -> str:
    unit_page = getattr(resource.unit, "page", None)
    return unit_page.get_url(request) or "" if unit_page is not None and unit_page.live else ""


def _breadcrumb(resource: Resource) -> list[Link]:
    catalog = reverse("catalog:list")
    subject = Link(resource.subject.name, f"{catalog}?subject={resource.subject.slug}")
    return [Link(_("Resources"), catalog), subject]


def _learning_resource(resource: Resource, request: HttpRequest) -> SafeString:
    """The page as data (schema.org LearningResource, JSON-LD), safe inside a <script> of that type."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": resource.title,
        "description": resource.description,
        "url": request.build_absolute_uri(resource.get_absolute_url()),
        "identifier": resource.key,
        "inLanguage": resource.language,
        "about": resource.subject.name,
        "educationalLevel": resource.level.name,
        "learningResourceType": str(resource.get_kind_display()),
        "license": TERMS[resource.licence].url,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": resource.unit.name},
    }
    if resource.authors:
        data["author"] = resource.authors
    if resource.first_published_at:
        data["datePublished"] = resource.first_published_at.isoformat()
    text = json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False)
    return mark_safe(text.translate({ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}))
