"""Commands print through one door, where what people wrote is cleaned."""

import ast
from collections.abc import Iterator

import pytest

from checkout import ROOT

CODE = ROOT / "tui" / "afterword"
ALLOWED = {
    "cli/output.py": "the door",
    "clipboard/child.py": "a program of its own, whose output is read by this one",
}
PRINTS = {
    "print",
    "echo",
    "secho",
    "echo_via_pager",
    "prompt",
    "confirm",
    "pause",
    "progressbar",
    "writelines",
}
STREAMS = ("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__")


def printed_in(source: str) -> Iterator[str]:
    """Each call that prints."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called, words = ast.unparse(node.func), [*map(ast.unparse, node.args), ""]
            name = called.rpartition(".")[2]
            prints = name in PRINTS and called in (name, f"click.{name}")
            is_low = called == "os.write" and words[0] in ("1", "2")
            writes = is_low or (name == "write" and called.startswith(STREAMS))
            ends = called in ("sys.exit", "SystemExit") and words[0].startswith(("'", '"', "f'", 'f"'))
            if prints or writes or ends:
                yield f"line {node.lineno}: {ast.unparse(node)}"


def test_no_command_prints_past_the_door() -> None:
    modules = [
        path for folder in ("cli", "clipboard", "desk", "settings", "store", "exchange", "writing", "domain")
        for path in (CODE / folder).rglob("*.py")
    ]  # fmt: skip
    found = {
        path.relative_to(CODE).as_posix(): list(printed_in(path.read_text(encoding="utf-8")))
        for path in modules
    }
    assert {module: lines for module, lines in found.items() if lines and module not in ALLOWED} == {}
    assert [module for module in ALLOWED if not found[module]] == []


@pytest.mark.parametrize(
    "line",
    [
        "print(text)", "click.echo(text)", "sys.stdout.write(text)", "sys.stderr.buffer.write(text)",
        "click.prompt(text)", "os.write(1, raw)", "sys.exit('sentence')", "raise SystemExit(f'{name}')",
    ],
)  # fmt: skip
def test_each_way_to_print_is_known(line: str) -> None:
    assert list(printed_in(line))
