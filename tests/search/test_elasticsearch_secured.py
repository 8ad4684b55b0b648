"""With a password and TLS: the right one gets in, a wrong one leaves the answer to the database."""

import logging
import shutil
import subprocess
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from search.engines import choice
from search.engines.elasticsearch.connection import OutageError
from search.engines.protocol import Query
from search.feeding import feeder
from tests import elasticsearch
from tests.conftest import require
from tests.elasticsearch_nodes import Nodes
from tests.factories.catalog import ResourceFactory
from tests.search.projecting import build

PASSWORD = "geheim"
HASHED = "$2a$05$abcdefghijklmnopqrstuuVWu8RjbNovPZWAMRdd7iqaaG0mI53Uu"  # of that, by bcrypt
SUBJECT = "subjectAltName=IP:127.0.0.1"
SECURED = {
    "xpack.security.enabled": "true",
    "xpack.security.http.ssl.enabled": "true",
    "xpack.security.http.ssl.key": "key.pem",
    "xpack.security.http.ssl.certificate": "ca.pem",
}


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that asks for a password, over TLS; its SEARCH_URL with the right one."""
    reason = elasticsearch.missing() or ("" if shutil.which("openssl") else "openssl")
    require(f"Elasticsearch with TLS ({reason})", found=not reason)
    folder = tmp_path_factory.mktemp("secured")
    key, ca = folder / "key.pem", folder / "ca.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=hub"]
    files = ["-addext", SUBJECT, "-keyout", str(key), "-out", str(ca)]
    subprocess.run([*make, *files], check=True, capture_output=True)
    texts = {
        "key.pem": key.read_text(),
        "ca.pem": ca.read_text(),
        "users": f"hub:{HASHED}\n",
        "users_roles": "superuser:hub\n",
    }
    nodes = Nodes(elasticsearch.cached(), elasticsearch.java(), folder / "nodes", extra=SECURED, files=texts)
    with nodes as (url,):
        host = url.removeprefix("http://")
        _wait_for(host, ca)
        yield f"elasticsearch://hub:{PASSWORD}@{host}/hub?ca={urllib.parse.quote(str(ca))}"


def _wait_for(host: str, ca: Path) -> None:
    ask = ["curl", "-sf", "--cacert", str(ca), "-u", f"hub:{PASSWORD}", f"https://{host}/_cluster/health"]
    until = time.monotonic() + elasticsearch.PATIENCE
    while subprocess.run(ask, capture_output=True, check=False).returncode:
        assert time.monotonic() < until, "it did not start"
        time.sleep(0.5)


@pytest.fixture
def item(db: None) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()


@pytest.mark.slow
@pytest.mark.own_servers
def test_the_right_password_feeds_and_finds(secured: str, item, settings) -> None:
    settings.SEARCH_URL = secured
    engine = choice.named()
    while feeder.feed(engine, timezone.now()):
        continue
    engine.indices.refresh()
    engine.patience = 60
    results = engine.search(Query("trồng chè"), timezone.now())
    assert ([hit.document.key for hit in results.hits], results.notice) == (["HL1"], "")


@pytest.mark.slow
@pytest.mark.own_servers
@pytest.mark.parametrize("wrong", [":" + PASSWORD, "?ca"])
def test_a_wrong_password_or_an_unknown_authority_is_an_outage(
    secured: str, item, settings, caplog, wrong: str
) -> None:
    """Without `ca` nobody vouches for the server's certificate."""
    caplog.set_level(logging.DEBUG)
    tls = secured.split("?")[0] + "?tls=1"
    settings.SEARCH_URL = tls if wrong == "?ca" else secured.replace(wrong, ":falsch")
    results = choice.current().search(Query("trồng chè"), timezone.now())
    assert [hit.document.key for hit in results.hits] == ["HL1"]
    assert results.notice
    with pytest.raises(OutageError):
        feeder.feed(choice.named(), timezone.now())
    assert PASSWORD not in caplog.text
    assert "falsch" not in caplog.text
