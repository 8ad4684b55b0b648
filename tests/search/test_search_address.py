"""SEARCH_URL: what it may say, and that a wrong one is refused without telling its password."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from hub.settings.search_address import parse


def test_an_empty_one_leaves_search_to_the_database() -> None:
    assert parse("") is None


def test_everything_that_it_says_is_read(tmp_path) -> None:
    ca = tmp_path / "ca.pem"
    ca.touch()
    url = f"elasticsearch://hub:p%40ss@a:9201,b/hoc-tap?tls=1&ca={ca}&shards=3&replicas=1"
    address = parse(url)
    assert address.hosts == ("https://a:9201", "https://b:9200")
    assert (address.user, address.password, address.prefix) == ("hub", "p@ss", "hoc-tap")
    assert (address.ca, address.shards, address.replicas) == (str(ca), 3, 1)


def test_a_host_is_enough() -> None:
    address = parse("elasticsearch://localhost")
    assert (address.hosts, address.prefix, address.shards) == (("http://localhost:9200",), "hub", 1)


@pytest.mark.parametrize(
    "url",
    [
        "https://u:geheim@search.example:9200/hub",
        "elasticsearch://u:geheim@/hub",
        "elasticsearch://u:geheim@a:port/hub",
        "elasticsearch://u:geheim@a/Hub*",
        "elasticsearch://u:geheim@a/hub?shards=0",
        "elasticsearch://u:geheim@a/hub?shards=many",
        "elasticsearch://u:geheim@a/hub?tls=perhaps",
        "elasticsearch://u:geheim@a/hub?ca=/nowhere/ca.pem",
        "elasticsearch://u:geheim@a/hub?colour=red",
    ],
)
def test_a_wrong_one_is_refused_with_the_right_form_and_without_the_password(url) -> None:
    with pytest.raises(ImproperlyConfigured, match="must read elasticsearch://") as refused:
        parse(url)
    assert "geheim" not in str(refused.value)


def test_the_password_is_not_shown_with_the_address() -> None:
    assert "geheim" not in repr(parse("elasticsearch://u:geheim@a/hub"))
