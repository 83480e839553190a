"""Files are made and read in one place: made for nobody but the person, read only where they are ordinary."""

import ast
from collections.abc import Iterator

import pytest

from checkout import ROOT

CODE = ROOT / "tui" / "afterword"
MODULES = sorted(path.relative_to(CODE).as_posix() for path in CODE.rglob("*.py"))

MAKES_FILES = {
    "write_text", "write_bytes", "touch", "mkdir", "makedirs", "mkstemp", "mkfifo", "NamedTemporaryFile",
    "copyfile", "copy2", "copytree",
}  # fmt: skip
"""What makes a file or a folder for whoever may read it."""

ALLOWED = {
    "files.py": "the one place",
    "store/file.py": "writes over the data file in place where its folder takes no new one",
    "system.py": "opens folders, to have their names on the disk",
    "store/history.py": "adds a line to the log, which is made for nobody else",
}


READS = {"read_text", "read_bytes"}
READ_ELSEWHERE = {
    "settings/surroundings.py": "a table of a library",
    **dict.fromkeys(("writing/catalogue.py", "writing/rendering.py"), "what ships"),
    **dict.fromkeys(("store/backups.py", "store/history.py", "store/repair.py", "store/waiting.py"),
                    "what this program wrote"),
}  # fmt: skip
SHIPPED = "shipped()"


def read_in(source: str) -> Iterator[str]:
    """Each call that reads a whole file, whatever it is, but for what ships."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in READS:
            words = ast.unparse(node)
            if SHIPPED not in words:
                yield f"line {node.lineno}: {words}"


def made_in(source: str) -> Iterator[str]:
    """Each call that makes a file, or opens one by which it could be made."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = (*node.args[-1:], *(keyword.value for keyword in node.keywords))
            modes = [word.value for word in words if isinstance(word, ast.Constant)]
            is_written = name == "open" and any(set(str(mode)) & set("wxa+") for mode in modes)
            is_low = name == "open" and ast.unparse(node.func) == "os.open"
            if name in MAKES_FILES or is_written or is_low:
                yield f"line {node.lineno}: {ast.unparse(node)}"


def test_no_other_module_makes_files() -> None:
    found = {module: list(made_in((CODE / module).read_text(encoding="utf-8"))) for module in MODULES}
    assert {module: lines for module, lines in found.items() if lines and module not in ALLOWED} == {}
    assert [module for module in ALLOWED if not found[module]] == []


def test_no_other_module_reads_files_of_any_kind() -> None:
    found = {module: list(read_in((CODE / module).read_text(encoding="utf-8"))) for module in MODULES}
    assert {module: lines for module, lines in found.items() if lines and module not in READ_ELSEWHERE} == {}
    assert [module for module in READ_ELSEWHERE if not found[module]] == []


@pytest.mark.parametrize(
    "line",
    [
        "path.open('w')", "open(path, 'xb')", "path.open(mode='a')", "os.open(path, flags)",
        "path.write_text(words)", "folder.mkdir(parents=True)", "tempfile.mkstemp()", "path.touch()",
    ],
)  # fmt: skip
def test_each_way_to_make_one_is_known(line: str) -> None:
    assert list(made_in(line))
