"""Something to read that may be longer than its place."""

from textual.containers import VerticalScroll

from afterword.interface.bindings import bindings


class Reading(VerticalScroll):
    """Scrolls by the keys of lists too, beside the toolkit's."""

    BINDINGS = bindings("reading")
