"""Where in a file something can be changed, and what such a place is called.

A place is known by the function or constant it is in, by its expression and by its number
among those that read the same; so it is found again after the function has moved.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
import re

NEVER = (
    ast.Import,
    ast.ImportFrom,
    ast.TypeAlias,
    ast.JoinedStr,
    ast.TemplateStr,
    # What is asserted is there for whoever reads the types.
    ast.Assert,
)
NEVER_IN = {"annotation", "returns", "decorator_list", "type_params", "bases"}
NEVER_AS = {"strict"}
"""Arguments that only check what is right anyway."""

WHOLE = (ast.stmt, ast.Compare, ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.Call)

_UNDERSCORE = re.compile(r"\b_+(?=[a-zA-Z])")


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A node of a file, and the way to it from the top."""

    node: ast.AST
    field: str
    index: int | None
    above: Site | None

    @property
    def way(self) -> tuple[Site, ...]:
        """Everything this is in, the file first, and this itself at the end."""
        return (*self.above.way, self) if self.above else (self,)

    @property
    def parent(self) -> ast.AST:
        assert self.above
        return self.above.node

    def put(self, node: ast.AST) -> None:
        """Let something else stand here."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node

    @property
    def name(self) -> str:
        """The function this is in, else the constant; a name is the same when it gets public."""
        names: list[str] = []
        for site in self.way:
            node = site.node
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.append(node.name)
        if not any(isinstance(site.node, ast.FunctionDef) for site in self.way):
            names.extend(_assigned(self.statement.node))
        return public(".".join(names))

    @property
    def statement(self) -> Site:
        return next(site for site in reversed(self.way) if isinstance(site.node, ast.stmt))

    @property
    def lines(self) -> range:
        """The lines that are run when this is: all of its statement, but no body of it."""
        node = self.statement.node
        assert isinstance(node, ast.stmt)
        last = node.end_lineno or node.lineno
        blocks = [case.body for case in getattr(node, "cases", ())] or [getattr(node, "body", ())]
        if first := min((block[0].lineno for block in blocks if block), default=None):
            last = max(node.lineno, first - 1)
        # A case of a match has a line of its own.
        own = getattr(self.node, "lineno", node.lineno)
        return range(min(node.lineno, own), max(last, own) + 1)

    @property
    def expression(self) -> Site:
        """The smallest expression that says what this is: not a number, but what it is for."""
        if isinstance(self.node, WHOLE) and not _is_signed(self.node):
            return self
        for site in reversed(self.way[:-1]):
            if isinstance(site.node, ast.expr | ast.pattern | ast.comprehension):
                if not isinstance(site.node, ast.Attribute | ast.MatchValue):
                    return site
            elif isinstance(site.node, ast.stmt | ast.match_case):
                return self if hasattr(site.node, "body") else site
        return self

    @property
    def path(self) -> str:
        """The way from the expression to this."""
        steps = self.way[len(self.expression.way) :]
        return ".".join(
            step.field if step.index is None else f"{step.field}[{step.index}]" for step in steps
        )


def public(text: str) -> str:
    """Return code as it reads when nothing in it is private."""
    return _UNDERSCORE.sub("", text)


def sites_in(tree: ast.Module) -> Iterator[Site]:
    """Yield every node of a file that may be changed."""
    yield from _sites_below(Site(tree, "", None, None))


def _sites_below(site: Site) -> Iterator[Site]:
    for field, value in ast.iter_fields(site.node):
        if field in NEVER_IN or (field == "keywords" and isinstance(site.node, ast.ClassDef)):
            continue
        found = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, node in found:
            if isinstance(node, ast.AST) and not _is_spared(node):
                below = Site(node, field, index, site)
                yield below
                # The sign of a number is part of it.
                if not _is_signed(node):
                    yield from _sites_below(below)


def _is_spared(node: ast.AST) -> bool:
    return (
        isinstance(node, NEVER)
        or (isinstance(node, ast.keyword) and node.arg in NEVER_AS)
        or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
    )


def _is_signed(node: ast.AST) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant)


def _assigned(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        yield ast.unparse(node.targets[0])
    elif isinstance(node, ast.AnnAssign):
        yield ast.unparse(node.target)
