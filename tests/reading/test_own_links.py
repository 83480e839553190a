"""The links under one's messages, typed in a line."""

import pytest

from afterword.reading.own_links import read_links, typed_links


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("", {}),
        ("linkedin.com/in/rosa", {"LinkedIn": "linkedin.com/in/rosa"}),
        ("https://www.linkedin.com/in/rosa", {"LinkedIn": "https://www.linkedin.com/in/rosa"}),
        ("rosa.example", {"rosa.example": "rosa.example"}),
        (
            "My blog: https://rosa.example/a?b=1#c; github.com/rosa",
            {"My blog": "https://rosa.example/a?b=1#c", "github.com": "github.com/rosa"},
        ),
    ],
)
def test_links_are_read_by_name_and_written_back(typed: str, links: dict[str, str]) -> None:
    assert read_links(typed) == links
    assert read_links(typed_links(links)) == links


@pytest.mark.parametrize("typed", ["rosa", "Blog", "see my page", "rosa@lind.example", "javascript:alert(1)"])
def test_what_is_no_link_is_asked_about(typed: str) -> None:
    with pytest.raises(ValueError, match="is no link"):
        read_links(typed)
