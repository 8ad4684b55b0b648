"""The connection: clients with short patience, and errors told apart."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, JsonSerializer, OrjsonSerializer, UnsupportedProductError

from hub.settings.search_address import SearchAddress
from search.engines.protocol import EngineError

ANSWER, BULK = 1.8, 30.0
"""Seconds that a whole search may take, and one request of the worker."""

_REFUSED_MEDIA = "media_type"
_clients: dict[tuple[SearchAddress, float, int], Elasticsearch] = {}


class OutageError(EngineError):
    """Elasticsearch cannot be used now: it is not there, too slow, broken, or does not let us in."""


def client(address: SearchAddress, seconds: float = ANSWER / 2) -> Elasticsearch:
    """This process's client for that address, which waits so long; it connects with the first request."""
    key = (address, seconds, os.getpid())
    if key not in _clients:
        options: dict[str, Any] = {"ca_certs": address.ca} if address.ca else {}
        if address.user:
            options["basic_auth"] = (address.user, address.password)
        _clients[key] = Elasticsearch(
            list(address.hosts),
            request_timeout=seconds,
            serializers={JsonSerializer.mimetype: OrjsonSerializer()},
            max_retries=len(address.hosts) - 1,
            retry_on_timeout=False,
            retry_on_status=(502, 503, 504),
            connections_per_node=32,
            **options,
        )
    return _clients[key]


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn the client's errors into ours: `OutageError`, or `EngineError` where one request was at fault."""
    try:
        yield
    except UnsupportedProductError as error:
        raise OutageError("what answers there is no Elasticsearch 8") from error
    except ApiError as error:
        said = f"{error.status_code} {error.error}"
        is_outage = error.status_code != 400 or _REFUSED_MEDIA in str(error.error)
        raise (OutageError if is_outage else EngineError)(said[:300]) from error
    except TransportError as error:
        raise OutageError(f"{type(error).__name__}: {error.message}"[:300]) from error


class Patience:
    """How long one search may still take; each of its requests gets what is left, at most half of all."""

    def __init__(self, address: SearchAddress, seconds: float = ANSWER) -> None:
        self._most = seconds / 2
        self._client = client(address, self._most)
        self._until = time.monotonic() + seconds

    def client(self) -> Elasticsearch:
        """The client for the next request. Raises `OutageError` where no time is left."""
        left = self._until - time.monotonic()
        if left <= 0.02:
            raise OutageError("it answers too slowly")
        if left >= self._most:
            return self._client
        return self._client.options(request_timeout=left)
