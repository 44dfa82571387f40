"""The type stubs tell what is there, with the docstrings that are there."""

import ast
from pathlib import Path

import shuliang

STUBS = ast.parse((Path(shuliang.__file__).parent / "_shuliang.pyi").read_text("utf-8"))


def public(names):
    return {name for name in names if not name.startswith("_")}


def test_every_class_and_function_has_a_stub():
    named = {node.name for node in STUBS.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    assert public(named) == public(shuliang.__all__)


def test_every_attribute_has_a_stub_and_a_docstring():
    for node in STUBS.body:
        if not isinstance(node, ast.ClassDef) or node.name.startswith("_") or node.name == "Error":
            continue
        there = getattr(shuliang, node.name)
        stubs = {item.name: ast.get_docstring(item) for item in node.body if isinstance(item, ast.FunctionDef)}
        assert public(stubs) == public(vars(there)), node.name
        for name in public(stubs):
            assert stubs[name] and getattr(there, name).__doc__, f"{node.name}.{name}"
