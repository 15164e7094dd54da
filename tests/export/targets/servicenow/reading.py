"""Reads the export as TypeScript: the calls that it makes, and what each is given; anything else is refused."""

from collections.abc import Mapping
from typing import Any

import esprima


def payload(files: Mapping[str, bytes]) -> Any:
    ((name, content),) = files.items()
    assert name.endswith(".now.ts")
    first, *statements = esprima.parseModule(content.decode()).body
    assert first.type == "ImportDeclaration"
    assert first.source.value == "@servicenow/sdk/core"
    return [_call(statement) for statement in statements]


def _call(statement: Any) -> dict[str, Any]:
    if statement.type == "VariableDeclaration":
        (declared,) = statement.declarations
        return {"name": declared.id.name, **_given(declared.init)}
    assert statement.type == "ExpressionStatement"
    return _given(statement.expression)


def _given(call: Any) -> dict[str, Any]:
    assert call.type == "CallExpression"
    (given,) = call.arguments
    return {"call": call.callee.name, "given": _value(given)}


def _value(node: Any) -> Any:
    match node.type:
        case "Literal":
            return node.value
        case "Identifier":
            return {"variable": node.name}
        case "ObjectExpression":
            return {one.key.name: _value(one.value) for one in node.properties}
        case "CallExpression" if node.callee.name == "Duration":
            return _value(node.arguments[0])
        case "MemberExpression" if (node.object.object.name, node.object.property.name) == ("Now", "ID"):
            return {"id": _value(node.property)}
    raise AssertionError(f"not data: {node.type}")
