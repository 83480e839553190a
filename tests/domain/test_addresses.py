"""E-mail addresses: one is taken, and what is none, or two, is not."""

import time

import pytest

from afterword.domain.addresses import as_sent, is_address

ADDRESSES = (
    "dana@lark.example", "o'brien+jobs@x.co", "dana.osei@hr.lark-analytics.example", "a=b@x.example",
    "d_o%x@xn--p1ai.xn--p1ai", f"{'x' * 64}@x.example", "a@x.example.com",
)  # fmt: skip

NONE_OR_TWO = (
    "", "@", "dana", "priya@lake", "dana@@lark.example", "a@b@c.example", "a@b.example, c@d.example",
    "a@b.example,c@d.example", "a@b.example;c@d.example", "a@b.example c@d.example", "Dana <a@b.example>",
    "<a@b.example>", "a@b.example\nBcc: c@d.example", "a@b.example\r\nBcc: c@d.example", "a@b.example\x00",
    "a..b@x.example", ".a@x.example", "a.@x.example", "a@-x.example", "a@x..example", "a@x.example.", "a@x.c",
    "a@10.0.0.1", "a@[10.0.0.1]", '"a b"@x.example', "=?utf-8?q?a?=@x.example", "grp: a@b.example;",
    "a@b.example?bcc=c@d.example", "\u0131@x.example", "a\uff20x.example", "\u202ea@x.example",
    "a\u200b@x.example",
    f"{'(' * 1200}@b.example", f"a@{'x' * 64}.example", f"{'x' * 300}@x.example", f"a@{'x.' * 200}example",
)  # fmt: skip


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_one_and_goes_out_as_it_is(text: str) -> None:
    assert is_address(text)
    assert as_sent(text) == text


@pytest.mark.parametrize("text", NONE_OR_TWO, ids=lambda text: ascii(text[:24]))
def test_what_is_none_or_two_is_no_address(text: str) -> None:
    assert not is_address(text)
    assert as_sent(text) == ""


def test_a_host_with_umlauts_goes_out_as_the_net_has_it() -> None:
    assert as_sent("rosa@bücher.example") == "rosa@xn--bcher-kva.example"


@pytest.mark.parametrize("character", ["a", "@", ".", "-", "a.", "a@", "ö", "(", "=?"])
def test_a_long_text_is_refused_quickly(character: str) -> None:
    started = time.process_time()
    assert not is_address(character * 100_000)
    assert not is_address(f"{character * 100}@x.example{character * 100}")
    assert time.process_time() - started < 1
