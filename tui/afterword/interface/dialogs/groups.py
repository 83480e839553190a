"""The groups of a form's lines: which are open while not all have room, and what their headings say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rich.cells import cell_len
from textual.content import Content

from afterword.interface.dialogs.field import Field
from afterword.interface.text import assemble, padded

_EMPTY = ("", "no")


def groups_of(fields: Iterable[Field]) -> dict[str, list[Field]]:
    """The fields by their groups, in order."""
    found: dict[str, list[Field]] = {}
    for field in fields:
        found.setdefault(field.group, []).append(field)
    return found


def folded(sizes: Mapping[str, int], room: int, here: str, kept: AbstractSet[str]) -> set[str]:
    """The groups that are folded where all of them need more rows than there are.

    From below, and only then what stands above the group ``here``, in which one types; those ``kept`` open,
    and what has no heading, stay. ``sizes`` are rows without the heading.
    """
    names = list(sizes)
    at = names.index(here) if here in names else 0
    found: set[str] = set()
    height = sum(sizes.values()) + sum(map(bool, names))
    for name in (*reversed(names[at + 1 :]), *names[:at]):
        if height <= room:
            break
        if name and name not in kept:
            found.add(name)
            height -= sizes[name]
    return found


def heading(name: str, labels: Sequence[str], filled: int, width: int, *, is_open: bool) -> Content:
    """A group's heading; of a folded one what is in it, and how much."""
    if is_open:
        return assemble(("▾ ", "$accent"), (name, "bold $strong"))
    count = f"{filled} of {len(labels)}" if filled else "empty"
    room = width - len(name) - len(count) - 7
    told = _fitting([_in_a_sentence(label) for label in labels], room)
    said = f"  {padded(told, room)}  {count}"
    return assemble(("▸ ", "$text-muted"), (name, "bold"), (said, "$text-muted"))


def filled(fields: Iterable[Field], text_of: Callable[[str], str]) -> int:
    """How many of the lines say something."""
    return sum(text_of(field.id).strip() not in _EMPTY for field in fields)


def _fitting(labels: Sequence[str], room: int) -> str:
    """As many labels as there is room for; none of them is cut."""
    for many in range(len(labels), 0, -1):
        said = ", ".join((*labels[:many], *("…" for _ in labels[many:][:1])))
        if cell_len(said) <= room:
            return said
    return ""


def _in_a_sentence(label: str) -> str:
    """A label without its capital, unless it is a name."""
    first, _, _ = label.partition(" ")
    return label if first[1:] != first[1:].lower() else label[:1].lower() + label[1:]
