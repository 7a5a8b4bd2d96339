"""The mistakes: what may be changed in the code, and into what."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

type Enums = Mapping[str, tuple[str, ...]]
"""The members of every enumeration, in order."""

NEIGHBOURS: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
OPPOSITES: Mapping[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
EXTREMES = {"min": "max", "max": "min"}
ENDS = {0: -1, -1: 0}
ENUMS = {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"}


@dataclass(frozen=True, slots=True)
class Change:
    """One mistake: its kind, which of that kind, and what stands there instead."""

    kind: str
    detail: str
    node: ast.AST


def enums_in(tree: ast.AST) -> dict[str, tuple[str, ...]]:
    """Return the members of every enumeration that is defined in a file."""
    return {
        node.name: tuple(
            target.id
            for line in node.body
            if isinstance(line, ast.Assign)
            for target in line.targets
            if isinstance(target, ast.Name)
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in ENUMS for base in node.bases)
    }


def number_in(node: ast.AST) -> float | None:
    """Return the number that is written out here, its sign being part of it."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number = number_in(node.operand)
        return None if number is None else -number
    if isinstance(node, ast.Constant) and not isinstance(node.value, bool):
        return node.value if isinstance(node.value, int | float) else None
    return None


def is_index(node: ast.AST, parent: ast.AST) -> bool:
    return isinstance(parent, ast.Subscript) and parent.slice is node and number_in(node) in ENDS


def changes(node: ast.AST, parent: ast.AST, enums: Enums) -> Iterator[Change]:
    """Yield every mistake that can be made in this node itself."""
    if (number := number_in(node)) is not None:
        yield from _ends(number) if is_index(node, parent) else _numbers(number)
    elif isinstance(node, ast.Constant | ast.Attribute | ast.Return):
        yield from _values(node, enums)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    else:
        yield from _operations(node)


def _values(node: ast.AST, enums: Enums) -> Iterator[Change]:
    match node:
        case ast.Constant(value=bool() as said):
            yield Change("truth", str(not said), ast.Constant(not said))
        case ast.Attribute(value=ast.Name(id=name), attr=member) if member in enums.get(name, ()):
            yield from _siblings(node, enums[name])
        case ast.Return(value=ast.expr() as value) if not _is_falsy(value):
            yield Change("return", "None", ast.Return(ast.Constant(None)))
        case _:
            pass


def _calls(node: ast.Call) -> Iterator[Change]:
    match node.func:
        case ast.Name(id="min" | "max" as name):
            other = EXTREMES[name]
            yield Change("extreme", other, _with(node, func=ast.Name(other, ast.Load())))
        case ast.Name(id="timedelta"):
            yield from _spans(node)
        case _:
            pass


def _operations(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield from _conditions(node)
        case ast.UnaryOp(op=ast.Not()):
            yield Change("not", "dropped", node.operand)
        case ast.BinOp(op=ast.Add() | ast.Sub()) if not _is_text(node.left, node.right):
            yield _opposite(node)
        case ast.AugAssign(op=ast.Add() | ast.Sub()) if not _is_text(node.value):
            yield _opposite(node)
        case _:
            pass


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Return a copy of a node in which some fields are different."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def _comparisons(node: ast.Compare) -> Iterator[Change]:
    for number, found in enumerate(node.ops):
        if other := NEIGHBOURS.get(type(found)):
            ops = [*node.ops[:number], other(), *node.ops[number + 1 :]]
            yield Change("comparison", f"{number} {other.__name__}", _with(node, ops=ops))


def _conditions(node: ast.BoolOp) -> Iterator[Change]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield Change("and/or", type(other).__name__, _with(node, op=other))
    for number in range(len(node.values)):
        left = [*node.values[:number], *node.values[number + 1 :]]
        kept = left[0] if len(left) == 1 else _with(node, values=left)
        yield Change("condition", f"{number} dropped", kept)


def _opposite(node: ast.BinOp | ast.AugAssign) -> Change:
    other = OPPOSITES[type(node.op)]
    return Change("+/-", other.__name__, _with(node, op=other()))


def _is_text(*nodes: ast.expr) -> bool:
    """Tell whether something is put together here: a minus there would fail at once."""
    things = ast.JoinedStr | ast.Tuple | ast.List | ast.ListComp
    return any(
        isinstance(node, things) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        for node in nodes
    )


def _spans(node: ast.Call) -> Iterator[Change]:
    """Yield a constant span that is a second longer, and one that is a second shorter."""
    values = [*node.args, *(word.value for word in node.keywords)]
    has_seconds = len(node.args) > 1 or any(word.arg == "seconds" for word in node.keywords)
    if has_seconds or not all(number_in(value) is not None for value in values):
        return
    for name, second in (("longer", 1), ("shorter", -1)):
        more = ast.keyword("seconds", ast.Constant(second))
        yield Change("timedelta", name, _with(node, keywords=[*node.keywords, more]))


def _is_falsy(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in {None, False}


def _siblings(node: ast.Attribute, members: tuple[str, ...]) -> Iterator[Change]:
    here = members.index(node.attr)
    others = {members[here - 1], members[(here + 1) % len(members)]} - {node.attr}
    for other in sorted(others):
        yield Change("enum", other, _with(node, attr=other))


def _ends(number: float) -> Iterator[Change]:
    other = ENDS[int(number)]
    yield Change("index", str(other), ast.Constant(other))


def _numbers(number: float) -> Iterator[Change]:
    others = {number + 1: "n+1", number - 1: "n-1", number * 2: "n*2", -number: "-n"}
    seen = {number}
    for other, name in others.items():
        if other not in seen:
            seen.add(other)
            yield Change("number", name, ast.Constant(other))
