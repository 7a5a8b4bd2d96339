"""Serves the gallery page, the built bundle and the states on this machine only."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
import importlib.util
from pathlib import Path
import threading
from typing import ClassVar, override
from urllib.parse import unquote, urlsplit

from .scenes import OTHER_LANGUAGES, REPOSITORY, STATES
from .told import written

PAGE = REPOSITORY / "frontend" / "test" / "gallery.html"
BUNDLE = REPOSITORY / "custom_components" / "back_recovery" / "frontend"
MODULES = REPOSITORY / "frontend" / "node_modules"


def fonts() -> Path:
    """Return where Home Assistant keeps the letters it brings."""
    found = importlib.util.find_spec("hass_frontend")
    if found is None or found.origin is None:
        raise RuntimeError("Home Assistant's frontend is not installed: script/setup ha")
    return Path(found.origin).parent / "static" / "fonts" / "roboto"


class Shelf(SimpleHTTPRequestHandler):
    """Files from a few folders, each under a name of its own."""

    folders: ClassVar = {
        "frontend": BUNDLE,
        "states": STATES,
        "icons": MODULES / "@mdi" / "svg" / "svg",
        "axe": MODULES / "axe-core",
        "fonts": fonts(),
        "test": PAGE.parent,
    }

    @override
    def translate_path(self, path: str) -> str:
        first, _, rest = unquote(urlsplit(path).path).lstrip("/").partition("/")
        if not first:
            return str(PAGE)
        state, _, language = rest.removesuffix(".json").partition(".")
        if first == "states" and language in OTHER_LANGUAGES:
            return str(written(state, language))
        folder = self.folders.get(first, PAGE)
        wanted = (folder / rest).resolve()
        return str(wanted if wanted.is_relative_to(folder.resolve()) else folder / "nothing")

    @override
    def log_message(self, *_args: object) -> None:
        """Say nothing: a browser asks for hundreds of files."""


@contextmanager
def served() -> Iterator[str]:
    """Yield the address of the gallery while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
