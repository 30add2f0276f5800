# SPDX-License-Identifier: MIT
"""An address is a link only if it leads where it reads."""

import pytest

from stratcanvas.formats.addresses import addresses, target_of

HONEST = (
    "https://example.org",
    "http://example.org/",
    "https://www.example.co.uk/a/b?c=d&e=f#g",
    "https://example.org:443/a",
    "http://example.org:80",
    "https://en.wikipedia.org/wiki/Foo_(bar)",
    "https://example.org/a%20b",
    "https://xn--bcher-kva.example/",
    "https://example.org/wiki/Café",
    "mailto:anna.m+plan@example.org",
)

DISHONEST = {
    "a user part that looks like a host": "https://bank.example@evil.example/",
    "a user and a word": "https://bank.example:pay@evil.example/",
    "an odd port": "https://bank.example:8443/",
    "the other one's port": "https://bank.example:80/",
    "an empty port": "https://bank.example:/",
    "capitals, of which I looks like l": "https://PAYPAI.example/",
    "letters of another script": "https://b\u0430nk.example/",
    "an umlaut": "https://bücher.example/",
    "an ideographic full stop": "https://bank\u3002example/",
    "a fullwidth dot": "https://bank\uff0eexample/",
    "a fullwidth slash": "https://bank.example\uff0f.evil.example/",
    "a fraction slash": "https://bank.example\u2044.evil.example/",
    "an unseen letter in the host": "https://ba\u200bnk.example/",
    "an unseen letter in the path": "https://bank.example/a\u200bb",
    "a soft hyphen": "https://bank.example/a\u00adb",
    "a filler that is a letter": "https://bank.example/a\u3164b",
    "a jamo filler": "https://bank.example/a\u115f",
    "an empty Braille pattern": "https://bank.example/a\u2800b",
    "a joiner of letters": "https://bank.example/a\u034fb",
    "a variation selector": "https://bank.example/a\ufe0f",
    "a filler in percents": "https://bank.example/%E3%85%A4",
    "tags": "https://bank.example/\U000e0061",
    "letters from right to left": "https://bank.example/\u05d0\u05d1",
    "a backslash": "https://bank.example\\@evil.example/",
    "a backslash in the path": "https://bank.example/\\evil.example",
    "a percent in the host": "https://bank%2eexample/",
    "a percent of nothing": "https://bank.example/%zz",
    "a slash in percents": "https://bank.example/%2f%2fevil.example",
    "a line end in percents": "https://bank.example/%0d%0aSet",
    "a percent in percents": "https://bank.example/%252e",
    "an at in percents": "https://bank.example/%40evil.example",
    "an override in percents": "https://bank.example/%E2%80%AEmoc",
    "bytes that are no text": "https://bank.example/%ff",
    "a number for a host": "https://3232235777/",
    "numbers": "https://192.168.1.1/",
    "numbers in octal": "https://0300.0250.1.1/",
    "numbers in hex": "https://0xc0.0xa8.0x1.0x1/",
    "a hex number at the end": "https://bank.0xa8",
    "six": "https://[::1]/",
    "no dot": "https://localhost/",
    "a dot at the end": "https://bank.example./",
    "two dots": "https://bank..example/",
    "a dash at the edge": "https://-bank.example/",
    "a long label": "https://" + "a" * 64 + ".example/",
    "a long host": "https://" + "a." * 130 + "example/",
    "cut short": "https://bank.example/a…",
    "another scheme": "javascript:alert(1)//https://bank.example",
    "a file": "file:///etc/passwd",
    "a mail with headers": "mailto:anna@example.org?bcc=mallory@evil.example",
    "a mail to two": "mailto:anna@example.org,mallory@evil.example",
    "a mail in percents": "mailto:anna%40example.org",
    "a mail to a number": "mailto:anna@127.0.0.1",
    "a mail with an unseen letter": "mailto:an\u200bna@example.org",
}


@pytest.mark.parametrize("words", HONEST)
def test_what_leads_where_it_reads_is_a_link(words: str) -> None:
    """Plain addresses lead to just what they say, on a card and in a sentence."""
    target = target_of(words)
    assert target.startswith(words.partition("é")[0])
    assert target.isascii()
    (found,) = addresses(f"See ({words}), then call.")
    assert (found.target, f"See ({words}), then call."[found.start : found.end]) == (target, words)


@pytest.mark.parametrize("words", DISHONEST.values(), ids=DISHONEST)
def test_what_leads_elsewhere_stays_text(words: str) -> None:
    """User parts, hosts that are not plain, hidden letters and headers are no links, nor is a
    harmless looking beginning of one.
    """
    assert target_of(words) == ""
    assert not list(addresses(f"See {words} now"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("https://example.org/a.", "https://example.org/a"),
        ("“https://example.org/a”!", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("is it https://example.org?", "https://example.org"),
        ("mailto:anna@example.org, please", "mailto:anna@example.org"),
    ],
)
def test_the_sentence_around_an_address_is_no_part_of_it(text: str, read: str) -> None:
    """Punctuation after an address is the sentence's, a bracket only if it was opened before."""
    (found,) = addresses(text)
    assert found.target == read


@pytest.mark.parametrize(
    "text",
    [
        "evilhttps://example.org",
        "javascript:https://example.org",
        "user@https://example.org",
        "\u202ehttps://example.org",
        "\u2067https://example.org\u2069",
        "nothing here",
    ],
)
def test_an_address_begins_a_word_and_nothing_turns_it(text: str) -> None:
    """What is glued to something else, or stands in a turned direction, is no link."""
    assert not list(addresses(text))
