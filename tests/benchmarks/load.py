"""A light load: `python -m tests.benchmarks.load PORT SECONDS < addresses` prints rate and worst wait.

A few threads speak raw HTTP, one connection a request as sync workers want it, through the addresses in
turn. Being Python it takes a share of the processors that a visitor's phone would not: the same share for
every page, so that pages compare with one another and with the plain view.
"""

import itertools
import json
import socket
import sys
import threading
import time

THREADS = 6
HEADERS = "Host: localhost:{port}\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"


def fetch(port: int, request: bytes) -> bytes:
    """The whole answer to one request."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        chunks = []
        while chunk := connection.recv(65536):
            chunks.append(chunk)
    return b"".join(chunks)


def measure(port: int, addresses: list[str], seconds: float) -> dict[str, float]:
    """Ask for the addresses in turn for that long. Raises `RuntimeError` at any answer that is not 200."""
    requests = itertools.cycle(
        f"GET {address} HTTP/1.1\r\n{HEADERS.format(port=port)}".encode() for address in addresses
    )
    lock, waits, failures = threading.Lock(), [], []
    until = time.monotonic() + seconds

    def ask() -> None:
        while time.monotonic() < until and not failures:
            with lock:
                request = next(requests)
            began_at = time.monotonic()
            answer = fetch(port, request)
            waits.append(time.monotonic() - began_at)
            if b" 200 " not in answer[:20]:
                failures.append(request.split(b"\r\n")[0] + b": " + answer[:60])

    began_at = time.monotonic()
    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(failures[0].decode(errors="replace"))
    return {"rate": len(waits) / (time.monotonic() - began_at), "worst_ms": max(waits) * 1000}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), sys.stdin.read().split(), float(sys.argv[2]))))  # noqa: T201
