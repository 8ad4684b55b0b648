"""`SEARCH_URL`, read in one place: which Elasticsearch searches, and how it is reached."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FORM = "elasticsearch://user:password@host1:9200,host2:9200/prefix?tls=1&ca=/path&shards=1&replicas=0"
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
_PREFIX = set("abcdefghijklmnopqrstuvwxyz0123456789-_")


@dataclass(frozen=True)
class SearchAddress:
    """Where Elasticsearch answers, as whom, and below which prefix our indices lie."""

    hosts: tuple[str, ...]
    prefix: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    shards: int = 1
    replicas: int = 0


def parse(url: str) -> SearchAddress | None:
    """The address; None where the URL is empty: the database searches.

    Raises `ImproperlyConfigured` with what is wrong. No message repeats the URL: it may hold a password.
    """
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme != "elasticsearch":
        raise _wrong("it does not begin with elasticsearch://")
    account, _, hosts = parts.netloc.rpartition("@")
    user, _, password = account.partition(":")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = set(options) - {"tls", "ca", "shards", "replicas"}
    if unknown:
        raise _wrong(f"nobody knows the option {min(unknown)}")
    prefix = parts.path.strip("/") or "hub"
    if not set(prefix) <= _PREFIX or prefix[0] in "-_":
        raise _wrong("a prefix is made of small letters, digits, - and _, and begins with one of the former")
    ca = options.get("ca", "")
    if ca and not Path(ca).is_file():
        raise _wrong("there is no file where ca says")
    is_tls = _flag(options.get("tls", "1" if ca else "0"))
    return SearchAddress(
        hosts=tuple(_host(host, is_tls=is_tls) for host in hosts.split(",")),
        prefix=prefix,
        user=unquote(user),
        password=unquote(password),
        ca=ca,
        shards=_number(options, "shards", 1),
        replicas=_number(options, "replicas", 0),
    )


def _wrong(why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"SEARCH_URL is wrong: {why}. It must read {FORM}, or be empty.")


def _host(text: str, *, is_tls: bool) -> str:
    try:
        parts = urlsplit(f"//{text}")
        port = parts.port or 9200
    except ValueError as error:
        raise _wrong("a port is not a number") from error
    if not parts.hostname:
        raise _wrong("a host is missing")
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{'https' if is_tls else 'http'}://{name}:{port}"


def _flag(text: str) -> bool:
    if text.lower() not in YES | NO:
        raise _wrong("tls is 1 or 0")
    return text.lower() in YES


def _number(options: dict[str, str], name: str, default: int) -> int:
    text = options.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 4) or (name == "shards" and int(text) < 1):
        raise _wrong(f"{name} is not a number that makes sense")
    return int(text)
