"""Tries each way to the clipboard and says what came of it and what to do (``afterword doctor``)."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from afterword.clipboard.copying import (
    CHOICE,
    NATIVE_SECONDS,
    ROUTES,
    TMUX_SECONDS,
    Native,
    child,
    copy_natively,
    drops,
    is_remote,
    routes_of,
    with_choice,
)
from afterword.settings.settings import Route

_TRIAL = "Afterword can copy."

_TOOLS = {
    "osx_pbcopy": "pbcopy", "osx_pyobjc": "macOS", "wl": "wl-copy", "wsl": "clip.exe", "windows": "Windows",
    "dev_clipboard": "/dev/clipboard", "qt": "Qt",
}  # fmt: skip
"""What pyperclip calls the tools that are called otherwise elsewhere."""


def clipboard_report(
    saved_in: Path, environment: Mapping[str, str] = os.environ, route: Route = "auto"
) -> Iterator[str]:
    """A sentence for each way to the clipboard, in the order in which copying tries them.

    ``route`` is that of the settings, which holds unless the ``environment`` chooses one.

    The text on the clipboard stays; what is no text, such as a picture, does not. ``saved_in`` is the
    file that always has the last message.
    """
    in_settings = CHOICE not in environment
    environment = with_choice(route, environment)
    routes = routes_of(environment)
    choice = environment.get(CHOICE, "")
    if choice and len(routes) < len(ROUTES):
        chosen = f"clipboard = {choice} in settings.toml" if in_settings else f"{CHOICE}={choice}"
        yield f"Clipboard: {chosen} leaves the other ways out."
    elif choice:
        known = ", ".join((*ROUTES, "file"))
        yield f"Clipboard: {CHOICE}={choice} is none of {known}; all ways are tried."
    if "system" in routes:
        yield f"Clipboard: {_system(environment)}"
    if "tmux" in routes and environment.get("TMUX"):
        yield f"Clipboard in tmux: {_tmux(environment)}"
    if "terminal" in routes:
        yield f"Clipboard of the terminal: {_terminal(environment)}"
    yield f"Whatever a clipboard does, the message copied last is in {saved_in}."


def _system(environment: Mapping[str, str]) -> str:
    if is_remote(environment):
        return "the one of this machine is left alone, since you sit at another one (SSH)."
    tool = _tool(environment)
    if not tool:
        return f"there is no tool for it here. {_install(environment)}"
    native = _tried(environment)
    if native is Native.CHECKED:
        return f"{tool} takes a text and gives it back, so copying is checked."
    if native is Native.LATE:
        return f"{tool} is slow; a copied message is on it, and is shown too where that is not sure."
    if tool in ("xclip", "xsel"):
        display = environment.get("DISPLAY", "")
        return (
            f"{tool} does not reach the display {display}. "
            "Start afterword from a terminal on your desktop, or put DISPLAY right."
        )
    return f"{tool} takes a text and does not give it back. Try it by hand; until then other ways are used."


def _tool(environment: Mapping[str, str]) -> str:
    """What would copy; empty where there is nothing."""
    said = _answer(child("which"), environment, NATIVE_SECONDS) if sys.executable else ""
    return _TOOLS.get(said, said)


def _install(environment: Mapping[str, str]) -> str:
    if environment.get("WAYLAND_DISPLAY"):
        return "Install wl-clipboard, and messages go straight onto it."
    if environment.get("DISPLAY"):
        return "Install xclip, and messages go straight onto it."
    return "Without a desktop (DISPLAY or WAYLAND_DISPLAY) that is as it should be."


def _tmux(environment: Mapping[str, str]) -> str:
    passes = _answer(["tmux", "show-options", "-sv", "set-clipboard"], environment, TMUX_SECONDS)
    if not passes:
        return "it does not answer. Start afterword in a fresh tmux window."
    if passes == "off":
        return (
            "prefix ] pastes the message within tmux, and there it stays. "
            "'set -s set-clipboard on' in ~/.tmux.conf passes it on."
        )
    return "prefix ] pastes the message, and tmux passes it on to the terminal."


def _terminal(environment: Mapping[str, str]) -> str:
    if drops(environment):
        return "this one is known to take none; the message is shown for selecting instead."
    return (
        "it gets the message where no other way is checked, and does not say whether it took it. "
        "Copy a message and paste it to know."
    )


def _tried(environment: Mapping[str, str]) -> Native:
    """Pastes what is on the system's clipboard and puts it back."""
    try:
        pasted = _output(child("paste"), environment, NATIVE_SECONDS)
    except subprocess.TimeoutExpired:
        return Native.LATE
    except (OSError, subprocess.SubprocessError):
        return Native.NONE
    return copy_natively(pasted or _TRIAL, environment)


def _answer(command: list[str], environment: Mapping[str, str], seconds: float) -> str:
    """What a command prints on one line; empty where it fails."""
    try:
        return _output(command, environment, seconds).strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _output(command: list[str], environment: Mapping[str, str], seconds: float) -> str:
    """What a command prints. Raises OSError, SubprocessError."""
    done = subprocess.run(  # noqa: S603 - fixed commands
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=seconds,
        check=True,
    )
    return done.stdout.decode(errors="replace")
