"""The blocks that editors build a page's text from."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows (for those who do not see it, unless it only decorates) and a caption."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Illustration")
        description = _("A picture with what it shows and a caption")
        template = "blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, and whose they are."""

    text = blocks.TextBlock(label=_("what was said"), max_length=1000)
    author = blocks.CharBlock(label=_("by whom"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class NoteBlock(blocks.StructBlock):
    """A box that stands out: what the reader must not miss."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ol", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Note")
        template = "blocks/note.html"


class DocumentsBlock(blocks.StructBlock):
    """Files to download, each with its kind and size, for those who pay for their data."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("document")), min_num=1, label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"


class VideoBlock(blocks.StructBlock):
    """A film elsewhere, as a link that says where it leads: nothing foreign runs on our pages."""

    title = blocks.CharBlock(label=_("title"), max_length=200)
    url = blocks.URLBlock(label=_("link"))
    length = blocks.CharBlock(label=_("length"), required=False, max_length=40, help_text="3 phút 20 giây")

    class Meta:
        icon = "media"
        label = _("Video link")
        template = "blocks/video.html"


class BodyBlock(blocks.StreamBlock):
    """Text, pictures, quotes, notes, documents and film links in any order."""

    text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=["h2", "h3", "bold", "italic", "link", "ol", "ul", "document-link"],
        template="blocks/text.html",
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    note = NoteBlock()
    documents = DocumentsBlock()
    video = VideoBlock()

    class Meta:
        required: ClassVar[bool] = False
