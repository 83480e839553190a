"""A program of its own that reaches the system's clipboard.

Run by file name, so that it imports neither this package nor Textual. The exit status is the answer, 0 for
yes. Pyperclip reports no failure but a missing tool, and a tool that cannot reach its display pastes an empty
text; so one task copies, and another compares what is pasted. Each is a program: a tool that stays behind to
serve the clipboard is not ended with one that is slow to paste.
"""

import sys


def main(task: str) -> int:
    """Does its ``task``: copy or compare the text on standard input, paste it, or say which tool does it."""
    import pyperclip

    match task:
        case "copy":
            pyperclip.copy(sys.stdin.buffer.read().decode())
        case "compare":
            text, pasted = _plain(sys.stdin.buffer.read().decode()), _plain(str(pyperclip.paste()))
            return 0 if pasted and pasted == text else 1
        case "paste":
            sys.stdout.buffer.write(str(pyperclip.paste()).encode())
        case "which":
            copy, _ = pyperclip.determine_clipboard()
            print(getattr(copy, "__name__", "").removeprefix("copy_"))
    return 0


def _plain(text: str) -> str:
    """A text without line ends at its end, as some clipboards add or drop one."""
    return text.replace("\r\n", "\n").rstrip("\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
