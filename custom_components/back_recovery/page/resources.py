"""What becomes of the resources of dashboards: which is ours, and what is to be done about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidying:
    """What is to be done. `create`: there is none of ours. `update`: the id of the one to change."""

    create: bool = False
    update: str | None = None
    delete: tuple[str, ...] = ()


def own(items: Iterable[Mapping[str, Any]], url: str) -> list[Mapping[str, Any]]:
    """Return the resources that load a file, whatever version of it they ask for."""
    path = _path(url)
    return [one for one in items if _path(str(one.get("url", ""))) == path]


def tidying(items: Iterable[Mapping[str, Any]], url: str) -> Tidying:
    """Return how there is exactly one resource of a file, of just this version."""
    mine = own(items, url)
    if not mine:
        return Tidying(create=True)
    keep, *others = mine
    return Tidying(
        update=None if keep.get("url") == url else str(keep["id"]),
        delete=tuple(str(one["id"]) for one in others),
    )


def _path(url: str) -> str:
    return url.partition("?")[0]
