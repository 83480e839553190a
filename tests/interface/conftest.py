"""What tests of the dashboard share."""

import pytest
from textual import _wait


@pytest.fixture(scope="session", autouse=True)
def quick_pilot() -> None:
    """Lets the pilot look twice as often whether the app has come to rest.

    A key press in a test costs two such looks. Shorter ones than these end before the app's next repaint, and
    tests then fail now and again. The names are private to Textual: where they are gone, or when a test needs
    the usual pace, this fixture may go and the tests are merely slower.
    """
    if hasattr(_wait, "SLEEP_GRANULARITY") and hasattr(_wait, "SLEEP_IDLE"):
        _wait.SLEEP_GRANULARITY = 0.01
        _wait.SLEEP_IDLE = 0.0005
