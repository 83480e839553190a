"""From the shape of older data files to today's, one function a step."""

from collections.abc import Callable, Mapping

from afterword.store.storage import Tables

STEPS: Mapping[int, Callable[[Tables], Tables]] = {}
"""What leads from the shape with that number to the next one."""

SCHEMA = 1 + len(STEPS)
"""The shape of the file that this program writes."""


def migrated(tables: Tables, schema: int) -> Tables:
    """The tables of a file of shape ``schema`` (1 or more) in today's shape."""
    for number in range(schema, SCHEMA):
        tables = STEPS[number](tables)
        tables["meta"]["file"]["schema"] = number + 1
    return tables
