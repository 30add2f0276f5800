# SPDX-License-Identifier: MIT
"""Of marked-up text the words are taken, a line for what stands by itself, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain.marked_up_text import MOST, words_of
from stratcanvas.domain.pasted_text import pasted_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- p.MsoListParagraph {margin:0} --></style><title>Plan</title>
<!--[if gte mso 9]><xml><o:p>office</o:p></xml><![endif]--></head><body>
<p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span><![endif]>Prices the menu
too low<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span>2.</span><![endif]>Loses
receipts</p></body></html>"""
WRITER = """<!DOCTYPE html><html><head><meta http-equiv="content-type"/><style type="text/css">
p { line-height: 115% }</style></head><body><ul>\n\t<li><p>Prices the\n\tmenu too low</p></li>
\t<li><p>Loses receipts</p></li>\n</ul></body></html>"""
BROWSER = """<meta charset="utf-8"><b id="docs-internal"><ul><li dir="ltr">
<p role="presentation"><span>Prices the menu too low</span></p></li><li>Loses receipts</li></ul>"""


@pytest.mark.parametrize("markup", [WORD, WRITER, BROWSER])
def test_a_list_is_a_line_an_entry(markup: str) -> None:
    """As Word, LibreOffice and a browser put it in the clipboard, without bullets and styles."""
    assert pasted_text(words_of(markup)).lines == ("Prices the menu too low", "Loses receipts")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a&nbsp;&lt;b&gt; &eacute;&#x2014;&unknown;", "a\xa0<b> é—&unknown;"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("one<br>two<BR/>three", "one\ntwo\nthree"),
        ("<td>Rent</td><td>900</td><tr><td>Tax", "Rent 900\nTax"),
        ("<script>if (1 < 2) steal()</script>words<style>p{}</style>", "words"),
        ("<SCRIPT>steal()</Script >words", "words"),
        ("<script>never ends", ""),
        ("words<!-- never ends", "words"),
        ("words<p", "words"),
        ("words</", "words"),
        ("words<", "words<"),
        ("<svg/>words", "words"),
        ("<img src=https://example.org/x.png alt='no words'>", ""),
        ("<a href='javascript:steal()'>a <b>word</b></a>", "a word"),
        ("a<b>b</b>c  <i> d</i>", "abc d"),
    ],
)
def test_words_are_taken_and_markup_is_not(markup: str, words: str) -> None:
    """Whole or broken: characters by their names, breaks as lines, nothing that would act."""
    assert words_of(markup) == words


@given(st.text(alphabet="<>/!-&;'\"abpli \n[]", max_size=60))
def test_no_markup_is_too_broken(markup: str) -> None:
    """Whatever stands there, words come of it."""
    assert isinstance(words_of(markup), str)


@pytest.mark.parametrize(
    "scrap", ["<", "<a ", "<!--", "<script>", "<![if !supportLists]>", "</p", "&#"]
)
def test_no_markup_takes_longer_than_it_is_long(scrap: str) -> None:
    """What is opened again and again and never closed ends at once; the rest is not looked at."""
    assert len(words_of(scrap * MOST)) <= MOST
