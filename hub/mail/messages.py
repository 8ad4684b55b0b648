"""A mail as plain data that a queue can hold, and back."""

import base64
from email.mime.base import MIMEBase
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import EmailMessage


def pack(message: EmailMessage) -> dict[str, Any]:
    """The mail as JSON-able data; attached bytes in base64. MIME objects as attachments are not taken."""
    attachments = []
    for attachment in message.attachments:
        if isinstance(attachment, MIMEBase):
            raise TypeError("attach a name, content and type, not a MIME object")
        name, content, mimetype = attachment
        raw = content if isinstance(content, bytes) else str(content).encode()
        attachments.append([name, base64.b64encode(raw).decode("ascii"), mimetype])
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "reply_to": list(message.reply_to),
        "headers": dict(message.extra_headers),
        "alternatives": [[str(content), kind] for content, kind in getattr(message, "alternatives", [])],
        "attachments": attachments,
    }


def unpack(data: dict[str, Any]) -> EmailMultiAlternatives:
    """The mail that `pack` was given."""
    fields = {name: value for name, value in data.items() if name not in {"alternatives", "attachments"}}
    message = EmailMultiAlternatives(**fields)
    for content, kind in data["alternatives"]:
        message.attach_alternative(content, kind)
    for name, content, mimetype in data["attachments"]:
        message.attach(name, base64.b64decode(content), mimetype)
    return message
