"""What holds the code's structure: imports run down, files stay small, names say what they are."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("hub", "catalog", "courses", "search")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "services", "common", "misc"}
PROMISES = ("TODO", "FIXME", "XXX", "raise NotImplementedError")
LONGEST_FILE, LONGEST_TEMPLATE, LONGEST_FUNCTION = 250, 150, 40


def tracked(*patterns: str) -> list[Path]:
    """Files that belong to the project, by git; generated migrations and vendored files left out."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / line for line in output.splitlines()]
    return [p for p in paths if p.exists() and not {"migrations", "vendor", "fonts"} & set(p.parts)]


def relative(paths: list[Path]) -> str:
    return "\n".join(str(path.relative_to(ROOT)) for path in paths)


def test_imports_run_down_from_search_to_hub() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_no_import_is_excused() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize("package", PACKAGES)
def test_modules_are_named_for_what_they_hold(package) -> None:
    found = [
        p
        for p in tracked(f"{package}/*.py")
        if FORBIDDEN_NAMES & {part.lower() for part in p.with_suffix("").parts}
    ]
    assert not found, relative(found)


def test_files_stay_small() -> None:
    paths = [p for p in tracked("*.py", "*.css", "*.js") if len(p.read_text().splitlines()) > LONGEST_FILE]
    assert not paths, relative(paths)


def test_templates_stay_small() -> None:
    paths = [p for p in tracked("*.html") if len(p.read_text().splitlines()) > LONGEST_TEMPLATE]
    assert not paths, relative(paths)


def test_functions_stay_small() -> None:
    long = []
    for path in tracked(*(f"{package}/*.py" for package in PACKAGES)):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not long, "\n".join(long)


def test_nothing_is_promised_instead_of_done() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in tracked("*.py", "*.html", "*.css", "*.js", "Makefile", ".ci/*")
        for word in PROMISES
        if word in path.read_text() and path != Path(__file__)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_says_what_it_is_for(package) -> None:
    silent = [
        path
        for path in tracked(f"{package}/*.py")
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not silent, relative(silent)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_model_says_what_one_row_means(package) -> None:
    from django.apps import apps

    silent = [
        model._meta.label
        for model in apps.get_app_config(package).get_models()
        if not model.__doc__ or model.__doc__.startswith(f"{model.__name__}(")
    ]
    assert not silent, "\n".join(silent)


def test_every_ignore_names_its_code_and_nothing_is_skipped_for_ever() -> None:
    bare = []
    for path in tracked("*.py"):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if path == Path(__file__):
                continue
            ends_bare = line.rstrip().endswith(("# noqa", "# type: ignore"))
            if ends_bare or "pytest.mark.xfail" in line or "assert True" in line:
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert not bare, "\n".join(bare)
