"""The blocks that editors build a page's text from."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows (for those who do not see it) and a caption."""

    image = ImageChooserBlock(label=_("picture"))
    alternative = blocks.CharBlock(label=_("what it shows"), required=False)
    caption = blocks.CharBlock(label=_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class BodyBlock(blocks.StreamBlock):
    """Text, pictures and quotes in any order."""

    text = blocks.RichTextBlock(
        label=_("Text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul", "document-link"]
    )
    picture = PictureBlock()
    quote = blocks.BlockQuoteBlock(label=_("Quote"))

    class Meta:
        required: ClassVar[bool] = False
