"""What a first visit to a page moves over the wire: the page, its styles, scripts and fonts, as sent."""

import gzip
import re
import urllib.request
from urllib.parse import urljoin

PARTS = re.compile(r'<(?:link|script)\b[^>]*?\b(?:href|src)="(?P<address>[^"]+)"[^>]*>')
FONT = re.compile(r'url\("?(?P<address>[^")]+\.woff2)"?\)')


def fetch(address: str) -> tuple[str, int]:
    """The text, and how many bytes it was on the wire, compressed as a browser asks for it."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as response:
        sent = response.read()
        is_packed = response.headers.get("Content-Encoding") == "gzip"
    text = gzip.decompress(sent) if is_packed else sent
    return text.decode(errors="ignore"), len(sent)


def first_visit(site: str, path: str) -> dict[str, int]:
    """Bytes by address; all fonts that the style sheets name, needed by this page's letters or not."""
    page, size = fetch(site + path)
    sizes = {path: size}
    wanted = [tag["address"] for tag in PARTS.finditer(page)]
    for address in wanted:
        if address.startswith("/static/") and address not in sizes:
            text, sizes[address] = fetch(site + address)
            wanted += [urljoin(address, font["address"]) for font in FONT.finditer(text)]
    return sizes
