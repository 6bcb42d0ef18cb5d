"""With this folder in PYTHONPATH no Python process can reach the network: CI runs the tests so."""

import sys


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise RuntimeError(f"nothing may reach the network: {event} {arguments!r}")


sys.addaudithook(_refuse)
