"""The README's table and the code name the same environment variables."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READERS = {"text", "flag", "number", "names"}
FILES = [
    *(ROOT / "hub" / "settings").glob("*.py"),
    *(ROOT / "hub" / "serving").glob("*.py"),
    ROOT / "hub" / "management" / "commands" / "serve.py",
    ROOT / "hub" / "wsgi.py",
]
INTERNAL = {"HUB_BIND", "HUB_LIFELINE"}  # told by one of our processes to another


def read_in_code() -> set[str]:
    """Variables that the settings and the server read."""
    found = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            call = ast.unparse(node.func)
            if call.split(".")[-1] in READERS or call in {"os.environ.get", "os.environ.setdefault"}:
                found.add(node.args[0].value)
    return {name for name in found if name.isupper()} - INTERNAL


def named_in_readme() -> set[str]:
    """Variables in the first column of the README's table."""
    return set(re.findall(r"^\| `([A-Z_0-9]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))


def test_every_variable_is_in_the_readmes_table_and_no_other() -> None:
    assert read_in_code() == named_in_readme()
