"""`python -m hub.serving.probe`: whether the site on this machine answers, for health checks; 0 or 1.

It asks `/healthz` under the first of ALLOWED_HOSTS: to other names the site does not answer.
"""

import http.client
import os
import sys

SECONDS = 5.0


def answers() -> bool:
    """Whether the site that listens at HUB_BIND answers in time and well."""
    port = os.environ.get("HUB_BIND", "").rpartition(":")[2]
    connection = http.client.HTTPConnection(
        "127.0.0.1", int(port) if port.isdigit() else 8000, timeout=SECONDS
    )
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    try:
        connection.request("GET", "/healthz", headers={"Host": host} if host else {})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if answers() else 1)
