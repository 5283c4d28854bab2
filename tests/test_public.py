"""The public surface: what is exported, what an import costs, what versions agree."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import cleaner

ROOT = Path(__file__).parent.parent
# What may import what: a module may import only from its own layer and those behind it.
LAYERS = [
    ["cli", "__main__"],
    ["adapters", "jobs"],
    ["provenance"],
    ["engine", "catalogue"],
    ["filters"],
    ["filter", "document", "cleaned", "spans"],
    ["config", "language", "lexicon", "patterns"],
    ["edits", "errors", "version"],
]


def test_exports_are_sorted_documented_and_there() -> None:
    names = cleaner.__all__
    assert sorted(names) == sorted(set(names))
    for name in names:
        value = getattr(cleaner, name)
        assert name == "__version__" or value.__doc__, name


def test_the_import_loads_nothing_of_others() -> None:
    code = (
        "import sys; before = set(sys.modules); import cleaner; "
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before}))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name not in sys.stdlib_module_names and name != "cleaner"] == []


def layer(module: str) -> int:
    part = module.split(".")[1] if "." in module else ""
    return next((number for number, names in enumerate(LAYERS) if part in names), -1)


def test_imports_point_one_way() -> None:
    for path in (ROOT / "cleaner").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if module == "cleaner":
            continue
        assert layer(module) >= 0, f"{module} stands in no layer"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            if names == ["cleaner"]:
                names = [f"cleaner.{alias.name}" for alias in node.names if layer(f"cleaner.{alias.name}") >= 0]
            for name in names:
                if name.startswith("cleaner."):
                    assert layer(name) >= layer(module), f"{module} imports {name}"


def test_the_changelog_tells_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{cleaner.__version__}]" in text


def test_files_and_functions_stay_small() -> None:
    for path in (ROOT / "cleaner").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{path}: {node.name}"
