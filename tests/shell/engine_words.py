"""Every text the engine can send, read off its source: a new one is found by itself."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from custom_components import back_recovery
from custom_components.back_recovery.engine.acting import holds
from custom_components.back_recovery.engine.acting.ending import FOLLOW_UPS
from custom_components.back_recovery.engine.model.catalogue import CATALOGUE
from custom_components.back_recovery.engine.model.episode import About
from custom_components.back_recovery.engine.model.plan import GYM, READY_CHECK, TRAINING
from custom_components.back_recovery.engine.model.vocabulary import Kind, Onset

ENGINE = Path(back_recovery.__file__).parent / "engine"
SAYS = {"Message", "Advice", "replace"}
"""What is made with a text."""

FAMILIES: Mapping[str, tuple[object, ...]] = {
    "contact_{}": ("not_off", "off_again"),
    "ended_{}": tuple(kind for kind, usual in CATALOGUE.items() if usual.duration),
    "follow_up_{}": tuple(one.days for one in FOLLOW_UPS),
    "onset_{}": tuple(Onset),
    "{}_hold": (GYM,),
}
"""What fills the blank of a text that is put together."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "GYM": (GYM,),
    "TEXTS[reason]": tuple(holds.TEXTS.values()),
    "activity.kind": tuple(CATALOGUE),
    "card": (READY_CHECK, TRAINING),
    "due[-1].text": (),
    "_onset_text(draft.plan, event.onset)": (
        *(f"onset_{one}" for one in Onset),
        "onset_tweak_no_ice",
    ),
}
"""What an expression that is no word stands for; the texts of the advice are words."""


@dataclass(frozen=True)
class _Parameter:
    """A parameter of a function that ends up as the text of a message."""

    function: str
    position: int
    name: str


def texts_of_the_engine() -> set[str]:
    """Return the key of everything the engine can say; raises KeyError for what is new here."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ENGINE.rglob("*.py"))]
    found: set[str] = set()
    for tree in trees:
        handed_on: set[_Parameter] = set()
        for function, call in _calls(tree):
            for expression in _texts(call):
                for one in _words(expression, function):
                    (handed_on if isinstance(one, _Parameter) else found).add(one)  # type: ignore[arg-type]
        for parameter in handed_on:
            # A function that begins with a line is its file's own.
            others = [tree] if parameter.function.startswith("_") else trees
            found |= {word for other in others for word in _handed(other, parameter)}
    return found


def _calls(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    inside: dict[ast.AST, ast.FunctionDef] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            inside |= dict.fromkeys(ast.walk(function), function)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield inside.get(node), node


def _texts(call: ast.Call) -> Iterator[ast.expr]:
    if isinstance(call.func, ast.Name) and call.func.id in SAYS:
        yield from (one.value for one in call.keywords if one.arg == "text")


def _handed(tree: ast.Module, parameter: _Parameter) -> Iterator[str]:
    for function, call in _calls(tree):
        if not isinstance(call.func, ast.Name) or call.func.id != parameter.function:
            continue
        given = {one.arg: one.value for one in call.keywords}
        for position, value in enumerate(call.args):
            if position == parameter.position:
                given[parameter.name] = value
        if parameter.name in given:
            for word in _words(given[parameter.name], function):
                # A text may be handed on by a function of the same file before it is said.
                yield from [word] if isinstance(word, str) else _handed(tree, word)


def _words(expression: ast.expr, function: ast.FunctionDef | None) -> Iterator[str | _Parameter]:
    match expression:
        case ast.Constant(value=None):
            return
        case ast.Constant(value=str(word)):
            yield word
        case ast.IfExp(body=body, orelse=other):
            yield from (*_words(body, function), *_words(other, function))
        case ast.BoolOp(values=values):
            for value in values:
                yield from _words(value, function)
        case ast.JoinedStr(values=parts):
            blank = "".join(
                part.value if isinstance(part, ast.Constant) else "{}" for part in parts
            )
            yield from (blank.format(one) for one in FAMILIES[blank])
        case ast.Attribute(value=ast.Name(id="About"), attr=name):
            yield About[name].value
        case ast.Attribute(value=ast.Name(id="Kind"), attr=name):
            yield Kind[name].value
        case ast.Name(id=name) if name not in TABLES and function:
            yield from _named(name, function)
        case _:
            yield from TABLES[ast.unparse(expression)]


def _named(name: str, function: ast.FunctionDef) -> Iterator[str | _Parameter]:
    """Yield what a name stands for: a parameter, or what the function gave it."""
    by_position = [one.arg for one in function.args.args]
    if name in {*by_position, *(one.arg for one in function.args.kwonlyargs)}:
        position = by_position.index(name) if name in by_position else -1
        yield _Parameter(function.name, position, name)
        return
    given = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    ]
    assert given, name
    for value in given:
        yield from _words(value, function)
