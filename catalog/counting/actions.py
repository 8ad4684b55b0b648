"""Counting a use, without keeping whose it was."""

import re
from datetime import date

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from catalog.counting.models import DailyUse, Use

ONCE_IN = 30 * 60
"""Seconds within which the same device using the same resource the same way again counts once."""

ROBOT = re.compile(
    r"bot\b|crawl|spider|slurp|preview|fetch|monitor|headless|curl|wget|python|java/|go-http|libwww|scrapy|"
    r"facebookexternalhit|lighthouse",
    re.IGNORECASE,
)


def is_beginning(request: HttpRequest, answer: HttpResponseBase) -> bool:
    """Whether this answer begins a download: a whole file or its first bytes, not a later part or a 304."""
    if request.method != "GET" or answer.status_code not in {200, 206, 302}:
        return False
    return request.headers.get("Range", "bytes=0-").replace(" ", "").startswith("bytes=0-")


def count(resource_id: int, use: Use, request: HttpRequest) -> bool:
    """Count one use by a device that is not a robot and did not do the same in the last half hour.

    Which device it was is kept nowhere: a hash of it that changes every day lies in the cache for half an
    hour. Returns whether it counted.
    """
    today = timezone.localdate()
    if ROBOT.search(request.headers.get("User-Agent", "")) or not request.headers.get("User-Agent"):
        return False
    if not cache.add(f"use:{use}:{resource_id}:{_device(request, today)}", 1, ONCE_IN):
        return False
    add(resource_id, use, on=today)
    return True


def _device(request: HttpRequest, today: date) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    agent = request.headers.get("User-Agent", "")
    return salted_hmac(f"use:{today}", f"{address} {agent}", algorithm="sha256").hexdigest()[:32]


@transaction.atomic
def add(resource_id: int, use: Use, *, on: date, times: int = 1) -> None:
    """Add uses of that local day. A day that is in the ledger already takes no more."""
    mine = DailyUse.objects.filter(resource_id=resource_id, use=use, day=on, recorded_at=None)
    if not mine.update(count=F("count") + times):
        row = DailyUse(resource_id=resource_id, use=use, day=on)
        DailyUse.objects.bulk_create([row], ignore_conflicts=True)
        mine.update(count=F("count") + times)
