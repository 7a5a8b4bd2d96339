"""The mutants of some code: each one a change at a place, under a name that lasts."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

from .operators import changes, enums_in
from .sites import Site, public, sites_in

LONGEST_TEXT = 90


@dataclass(frozen=True, slots=True)
class Identity:
    """What a mutant is called, wherever the function lives."""

    function: str
    expression: str
    path: str
    occurrence: int
    kind: str
    detail: str


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """One mistake in one file. `body` tells functions of one name apart."""

    identity: Identity
    file: Path
    site: Site
    node: ast.AST
    body: int

    @property
    def line(self) -> int:
        return next(
            site.node.lineno
            for site in reversed(self.site.way)
            if isinstance(site.node, ast.stmt | ast.expr | ast.pattern)
        )

    @property
    def module(self) -> str:
        parts = self.file.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def texts(self) -> tuple[str, str]:
        """How it read before, and how it reads after."""
        expression = self.site.expression
        if expression is self.site or len(ast.unparse(expression.node)) > LONGEST_TEXT:
            return ast.unparse(self.site.node), ast.unparse(self.node)
        before = ast.unparse(expression.node)
        self.site.put(self.node)
        after = ast.unparse(expression.node)
        self.site.put(self.site.node)
        return before, after

    def mutated(self) -> ast.Module:
        """Return the file with the mistake in it, for good: meant for a process of its own."""
        file = self.site.way[0].node
        assert isinstance(file, ast.Module)
        ast.copy_location(self.node, self.site.node)
        self.site.put(self.node)
        return ast.fix_missing_locations(file)

    def as_row(self) -> dict[str, object]:
        """Return what is saved of it: the file is only there to choose among equals."""
        before, after = self.texts
        return {
            **asdict(self.identity),
            "body": self.body,
            "file": self.file.stem,
            "before": before,
            "after": after,
        }


def code_in(tree: Path, folder: Path) -> dict[Path, ast.Module]:
    """Return every file of a folder, by its place in the checkout."""
    return {
        path.relative_to(tree): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((tree / folder).rglob("*.py"))
    }


def mutants_of(code: Mapping[Path, ast.Module]) -> list[Mutant]:
    """Return every mutant there is, in the order of the files and of their lines."""
    enums: dict[str, tuple[str, ...]] = {}
    for module in code.values():
        enums |= enums_in(module)
    return [mutant for file, module in code.items() for mutant in _mutants_in(file, module, enums)]


def _mutants_in(
    file: Path, module: ast.Module, enums: Mapping[str, tuple[str, ...]]
) -> Iterator[Mutant]:
    seen: Counter[tuple[str, ...]] = Counter()
    for site in sites_in(module):
        found = list(changes(site.node, site.parent, enums))
        if not found:
            continue
        expression = public(ast.unparse(site.expression.node))
        place = (site.name, expression, site.path)
        for change in found:
            yield Mutant(
                Identity(*place, seen[place], change.kind, change.detail),
                file,
                site,
                change.node,
                _body_of(site),
            )
        seen[place] += 1


def _body_of(site: Site) -> int:
    """Return a number for what the whole function, or constant, says."""
    outer = next(one for one in site.way if isinstance(one.node, ast.stmt))
    return crc32(public(ast.unparse(outer.node)).encode())


def found_again(
    rows: Sequence[Mapping[str, object]], mutants: Sequence[Mutant]
) -> list[Mutant | None]:
    """Return for each saved row the mutant it is now, None where its code is gone."""
    known: defaultdict[Identity, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        known[mutant.identity].append(mutant)
    found = []
    for row in rows:
        identity = Identity(**{name: row[name] for name in Identity.__slots__})  # type: ignore[arg-type]
        found.append(_the_one(row, known[identity]))
    return found


def _the_one(row: Mapping[str, object], those: Sequence[Mutant]) -> Mutant | None:
    """Return the one that is meant where several functions of one name say the same."""
    same_body = [one for one in those if one.body == row["body"]]
    same_file = [one for one in those if one.file.stem == row["file"]]
    for choice in (those, same_body, same_file, [one for one in same_body if one in same_file]):
        if len(choice) == 1:
            return choice[0]
    return None
