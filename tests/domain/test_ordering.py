"""Two follow-ups in one place: what is left of both."""

from afterword.domain.planning.ordering import merged
from builders import a_follow_up


def reason_of_both(first: str, second: str) -> str:
    one, other = a_follow_up(reason=first), a_follow_up(reason=second)
    (left,) = merged([one, other])
    return left.reason


def test_both_reasons_are_told_and_what_they_share_once() -> None:
    first, second = "Dana wrote on Mon.", "Dana wrote on Tue."
    assert reason_of_both(first, second) == f"{first} {second}"
    assert reason_of_both(first, first) == first
    unknown = "Their region is not known; yours is taken."
    assert reason_of_both(f"{first} {unknown}", f"{second} {unknown}") == f"{first} {second} {unknown}"
