"""A program of its own: puts standard input on the system's clipboard and pastes it back to compare.

Run by file name, so that it imports neither this package nor Textual. The exit status is the whole
answer (standard output and error lead nowhere, since the tools it starts keep them open):
0 the clipboard holds the text, 1 it does not. Pyperclip reports no failure but a missing tool, and a
tool that cannot reach its display pastes an empty text.
"""

import sys


def main() -> int:
    """Copy, paste back, compare; line ends at the end are left out, as some clipboards add or drop one."""
    import pyperclip

    text = sys.stdin.buffer.read().decode("utf-8")
    pyperclip.copy(text)
    pasted = str(pyperclip.paste()).replace("\r\n", "\n").rstrip("\n")
    return 0 if pasted and pasted == text.rstrip("\n") else 1


if __name__ == "__main__":
    sys.exit(main())
