"""Ending with one's supervisor, also when that was killed without a chance to say so."""

import os
import signal
import threading

VARIABLE = "HUB_LIFELINE"
STANDARD_INPUT = 0


def hold() -> None:
    """Where a supervisor started this process: end it (SIGTERM) as soon as the supervisor is gone.

    The supervisor holds the other end of our standard input and never writes; it closes when it dies.
    """
    if os.environ.get(VARIABLE):
        threading.Thread(target=_wait, name="lifeline", daemon=True).start()


def _wait() -> None:
    while os.read(STANDARD_INPUT, 1):
        continue
    os.kill(os.getpid(), signal.SIGTERM)
