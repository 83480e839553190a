"""A program of its own: opens a link with the system's browser or mail program.

Run by file name, with an output that leads nowhere: what the browser prints would be written over the
dashboard's screen. The exit status is the answer: 0 it was given to a program, else there is none, or one
that would run in this terminal and fight with the dashboard for it.
"""

import subprocess
import sys
import webbrowser

_SECONDS = 1.0
"""A program that is to stay and has not failed by then has the link."""


def main(link: str) -> int:
    """Opens the link."""
    try:
        browser = webbrowser.get()
        if type(browser) is webbrowser.BackgroundBrowser:
            # Its own answer is no where the program has handed the link on and is done already.
            command = [browser.name, *(part.replace("%s", link) for part in browser.args)]
            return subprocess.Popen(command, start_new_session=True).wait(_SECONDS)  # noqa: S603
        # A browser of this kind runs in the terminal.
        return 0 if type(browser) is not webbrowser.GenericBrowser and browser.open(link) else 1
    except subprocess.TimeoutExpired:
        return 0
    except (webbrowser.Error, OSError, ValueError):
        # No browser, or what BROWSER says is no command line.
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
