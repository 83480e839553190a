"""A program of its own: puts standard input on the system's clipboard and pastes it back to compare.

Run by file name, so that it imports neither this package nor Textual. The exit status is the whole
answer (standard output and error lead nowhere, since the tools it starts keep them open):
0 the clipboard holds the text, 1 it does not. Pyperclip reports no failure but a missing tool, and a
tool that cannot reach its display pastes an empty text.

With ``try`` nothing is read: what is on the clipboard is pasted and put back, so that a trial costs
nothing but what is no text. With ``which`` nothing is copied: it prints what would do it.
"""

import sys

_TRIAL = "Afterword can copy."


def main(task: str) -> int:
    """Does its ``task``: copy, try or which."""
    import pyperclip

    if task == "which":
        copy, _ = pyperclip.determine_clipboard()
        print(getattr(copy, "__name__", "").removeprefix("copy_"))
        return 0
    text = (pyperclip.paste() or _TRIAL) if task == "try" else sys.stdin.buffer.read().decode("utf-8")
    pyperclip.copy(text)
    # Without line ends at the end, as some clipboards add or drop one.
    pasted = str(pyperclip.paste()).replace("\r\n", "\n").rstrip("\n")
    return 0 if pasted and pasted == text.replace("\r\n", "\n").rstrip("\n") else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or ["copy"]))
