# SPDX-License-Identifier: MIT
"""A table in marked-up text is read as one that a spreadsheet writes as text; pages are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain.marked_up_rows import words_and_rows
from stratcanvas.domain.marked_up_text import MOST, words_of

CALC = """<!DOCTYPE html><html><head><style>td{}</style></head><body>
<table cellspacing="0" border="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="left">Problem</td><td>Title</td></tr>
<tr><td><font face="Liberation Sans">Loses receipts</font></td><td>Ten
 ways</td></tr><tr><td>Pays late<br>each year</td><td><br></td></tr></table></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment-->
<table border=0><col width=64><tr height=20><td class=xl65>Problem</td><td>Title</td></tr>
 <tr><td>Loses&nbsp;receipts</td><td>Ten ways</td></tr><!--EndFragment--></table></body></html>"""
WORD = """<table class=MsoTableGrid><tr><td width=200><p class=MsoNormal>Problem<o:p></o:p></p></td>
<td><p>Title</p></td></tr><tr><td><p>Loses receipts</p></td><td><p>Ten ways</p></td></tr></table>"""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (CALC, 'Problem\tTitle\nLoses receipts\tTen ways\n"Pays late\neach year"\t'),
        (EXCEL, "Problem\tTitle\nLoses\xa0receipts\tTen ways"),
        (WORD, "Problem\tTitle\nLoses receipts\tTen ways"),
    ],
)
def test_a_table_is_a_line_a_row_with_tabs_between_cells(markup: str, text: str) -> None:
    """As Calc, Excel and Word put it into the clipboard; a line end in a cell stands in quotes."""
    assert words_and_rows(markup) == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("<tr><th>A<th>B<tr><td>1<td>2", "A\tB\n1\t2"),
        ("<tr><td colspan=2>A<td>B<tr><td>1<td>2<td>3", "A\t\tB\n1\t2\t3"),
        ("<tr><td rowspan='2'>A<td>B<tr><td>2<tr><td>3<td>4", "A\tB\n\t2\n3\t4"),
        ("<tr><td>A<td rowspan=2>B<td>C<tr><td>1<td>3", "A\tB\tC\n1\t\t3"),
        ("<tr><td><td>A<td>B<tr><td>1<td>2<tr><td> <td>&nbsp;", "\tA\tB\n1\t2"),
        ('<tr><td>5" pipe<td>B<tr><td>a&#9;b<td>c', '"5"" pipe"\tB\na b\tc'),
    ],
)
def test_each_cell_stays_in_its_column(rows: str, text: str) -> None:
    """Cells that take several columns or rows leave the others empty; tags that end need not be."""
    assert words_and_rows(f"<table>{rows}</table>") == text


TWO = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>one</p><p>two</p></td></tr></table>",
        "<table><tr><td>menu</td><td><p>one</p><p>two</p></td></tr></table>",
        f"<table><tr><td>{TWO}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        "<ul><li>one</li><li>two</li></ul>",
        "<td>Rent</td><td>900</td><tr><td>Tax",
    ],
)
def test_what_lays_out_a_page_is_read_as_words(markup: str) -> None:
    """A row alone, a cell a row, a table around another: its lines are what they are without."""
    assert words_and_rows(markup) == words_of(markup)


def test_words_around_a_table_are_lines_of_their_own() -> None:
    """Nothing that is said beside it is lost."""
    table = "<table><caption>Of spring</caption><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert words_and_rows(f"<h1>Plan</h1>{table}<p>End</p>") == "Plan\nOf spring\na\tb\nc\td\nEnd"


PARTS = ["<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=999 colspan=999>", "q", "<"]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_no_table_is_too_broken(markup: str) -> None:
    """Whatever stands there, all words come of it that come without tables."""
    assert words_and_rows(markup).count("q") == words_of(markup).count("q")


@pytest.mark.parametrize("scrap", [*PARTS, "<table><tr><td>a<td>b", "<tr><td colspan=999>a"])
def test_no_table_takes_longer_than_it_is_long(scrap: str) -> None:
    """Rows and columns that are claimed cost no more than some cells; tables within tables end."""
    markup = f"<table>{scrap * (MOST // len(scrap))}"
    assert len(words_and_rows(markup)) <= 3 * MOST


def test_a_line_that_ends_amid_an_entry_of_a_list_parts_no_entry() -> None:
    """Nor does it glue two words: a space stands there. Outside of lists a line ends."""
    text = words_and_rows("a<br>b<ul><li>one<br>two<li>three<br/>\nfour</li></ul>c<br>d")
    assert text == "a\nb\none two\nthree four\nc\nd"
