# SPDX-License-Identifier: MIT
"""A table of any spreadsheet becomes a plan, and no cell is lost."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain.cards import Aim, Awareness, Stage, Status
from stratcanvas.domain.fields import check, fields_of
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.formats import card_heap
from stratcanvas.formats.csv.table_reader import canvas_in_table
from stratcanvas.formats.progress import Progress, Stopped
from stratcanvas.formats.registry import format_of
from stratcanvas.formats.results import TakenIn
from stratcanvas.storage.errors import NotTakenIn, TooLarge, Trouble
from tests import makers
from tests.letters import ANY


def read(words: str | bytes) -> TakenIn:
    data = words if isinstance(words, bytes) else words.encode()
    return canvas_in_table(data, "“list.csv”", Progress())


def roles(taken: TakenIn) -> dict[str, CardRole]:
    assert taken.cards is not None
    return {card.text: card.role for card in taken.cards.cards}


def test_problems_keep_their_rank_and_need_no_tactic() -> None:
    """In a table of ours each has a column, and the columns stand as they are ranked."""
    table = "Title,Aim,Problem 1: cash,Problem 2: time,Problem 3: \nTalk,Educate,,educates,\n"
    assert [each.statement for each in read(table).canvas.ranked] == ["cash", "time"]


def test_a_row_may_name_only_a_problem() -> None:
    """No tactic serves it yet; what else stands in its row, or in a second one, comes along."""
    table = "Problem;Tactic;Seen\nCorks leak;Talk: ten;May\nStaff leave;;June\nStaff leave;;July\n"
    canvas = read(table).canvas
    assert [each.statement.split("\n") for each in canvas.ranked] == [
        ["Corks leak"],
        ["Staff leave", "", "Seen: June", "", "Seen: July"],
    ]
    assert len(canvas.tactics) == 1


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("2027-03-04", "2027-03-04"),
        ("2027/3/4", "2027-03-04"),
        ("4.3.2027", "2027-03-04"),
        ("4 Mar 2027", "2027-03-04"),
        ("March 4, 2027", "2027-03-04"),
        ("31/3/2027", "2027-03-31"),
        ("3/31/2027", "2027-03-31"),
        ("3/4/2027", "None"),
        ("31.2.2027", "None"),
        ("soon", "None"),
    ],
)
def test_a_day_is_read_as_spreadsheets_write_it(said: str, due: str) -> None:
    """One that may be two days is none, and stays beside the words."""
    (tactic,) = read(f'Title;Problem;Due\nTalk;cash;"{said}"\n').canvas.tactics.values()
    assert str(tactic.due) == due
    assert (said in tactic.detail) == (due == "None")


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("Article,", CardRole.EDUCATE),
        ("talk,", CardRole.EDUCATE),
        ("Template,", CardRole.SOLVE),
        ("Article,helps solve", CardRole.SOLVE),
    ],
)
def test_a_kind_says_the_aim_where_nothing_else_does(row: str, role: CardRole) -> None:
    """An article educates, unless its row says that it helps to solve."""
    assert roles(read(f"Title,Kind,Aim\nLate fees,{row}\n")) == {"Late fees": role}


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("tactic,educate", CardRole.EDUCATE),
        ("tactic,help solve", CardRole.SOLVE),
        ("education,", CardRole.EDUCATE),
    ],
)
def test_a_tactic_has_the_aim_that_its_row_says(row: str, role: CardRole) -> None:
    """What is told of it is what it became, also where another column says what it is."""
    taken = read(f"Title,Type,Aim\nLate fees,{row}\n")
    assert roles(taken) == {"Late fees": role}
    assert [each.aim for each in taken.canvas.tactics.values()] == [role.aim]


def test_an_aim_that_somebody_chooses_goes_before_that_of_its_row() -> None:
    """A card told anew goes to the other wing, whatever its row says."""
    cards = read("Title,Aim,Problem\nLate fees,Educate,cash\n").cards
    assert cards is not None
    key = next(each.id for each in cards.cards if each.text == "Late fees")
    (tactic,) = cards.told_anew({key: CardRole.SOLVE}).canvas().tactics.values()
    assert (tactic.aim, tactic.x > 0) == (Aim.SOLVE, True)


def test_our_own_table_comes_back() -> None:
    """Tactics with their facts, problems with theirs, and who serves whom."""
    cafe = makers.cafe()
    form = format_of("table")
    canvas = read(form.write(cafe, form.options.of(cafe)).data).canvas
    for shelf in ("tactics", "problems", "links"):
        there, here = getattr(cafe, shelf), getattr(canvas, shelf)
        assert len(here) == len(there)

    def facts(each: object) -> list[tuple[object, ...]]:
        names = ("title", "kind", "aim", "stage", "status", "owner", "due", "detail")
        return sorted(
            tuple(str(getattr(tactic, name)) for name in names) for tactic in each.tactics.values()
        )

    assert facts(canvas) == facts(cafe)
    assert {(p.statement, p.cost, p.awareness) for p in canvas.ranked} == {
        (p.statement, p.cost, p.awareness) for p in cafe.ranked
    }


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_separator_and_coding_is_read(separator: str, coding: str) -> None:
    """With quotes, a separator and a line end within a cell."""
    rows = [["Title", "Problem"], ['"Say ""no"""', "Käse"], [f'"a{separator}b\nc"', "Käse"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    canvas = read(text.encode(coding)).canvas
    assert {each.title for each in canvas.tactics.values()} == {'Say "no"', f"a{separator}b\nc"}
    assert [each.statement for each in canvas.ranked] == ["Käse"]
    assert len(canvas.links) == 2


def test_a_column_may_be_a_kind_of_card() -> None:
    """What stands beside a problem serves it; the same words twice are one card."""
    canvas = read(
        "Problem,Educate,Solution,Cost in £\nno cash,talk,sheet,900\nno cash,,loan,\n"
    ).canvas
    (problem,) = canvas.ranked
    assert problem.statement == "no cash\n\nCost in £: 900"
    assert len(canvas.tactics) == 3
    assert len(canvas.links) == 3


def test_what_no_field_takes_is_kept_as_words() -> None:
    """Days that are none, columns of no known name, and marks against formulas."""
    canvas = read("Title;Status;Due;Region\nTalk: '=1;doing;next week;Kent\n'=2+2;;;\n").canvas
    talk, sum_ = sorted(canvas.tactics.values(), key=lambda each: each.title) or (
        0,
        0,
    )
    del sum_
    assert talk.status is Status.DOING
    assert "Region: Kent" in talk.detail
    assert "Due: next week" in talk.detail


def test_what_is_said_of_a_card_twice_is_all_kept() -> None:
    """A field has room for one: what another row has for it stands below the words, once."""
    table = "Title;Problem;Details;Region;Owner;Due\nTalk;cash;one;Kent;Ann;2027-03-04\n"
    table += "Talk;time;two;;Bob;2027-05-06\n" * 2
    (tactic,) = read(table).canvas.tactics.values()
    assert (tactic.owner, str(tactic.due)) == ("Ann", "2027-03-04")
    assert tactic.detail.split("\n\n") == [
        "one",
        "Region: Kent",
        "two",
        "Owner: Bob",
        "Due: 2027-05-06",
    ]


def test_what_is_said_of_a_problem_twice_is_all_kept() -> None:
    """As of a tactic."""
    (problem,) = read("Title;Role;Cost\nno cash;Problem;900\nno cash;Problem;800\n").canvas.ranked
    assert (problem.cost, problem.statement) == ("900", "no cash\n\nWhat it costs them: 800")


def test_what_a_card_has_no_field_for_stands_below_its_words() -> None:
    """Of a note, and of what becomes something else than it was taken for."""
    canvas = read("Title;Role;Cost\nAsk Lena;Note;900\n").canvas
    assert [each.text for each in canvas.notes.values()] == ["Ask Lena\n\nWhat it costs them: 900"]
    taken = read("Title;Problem;Owner;Due;Status;Details\nTalk;cash;Ann;2027-03-04;done;Slides\n")
    assert taken.cards is not None
    anew = taken.cards.told_anew({card.id: CardRole.PROBLEM for card in taken.cards.cards})
    talk = next(each for each in anew.canvas().ranked if each.statement.startswith("Talk"))
    assert sorted(talk.statement.split("\n")[2:]) == [
        "Due: 2027-03-04",
        "Owner: Ann",
        "Slides",
        "Status: Done",
    ]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("x\n" * 3000, "2,999 lines make no card of their own: their words are on a card already."),
        ("Title;Problem\nTalk;a\nTalk;b\nTalk;a\n", "1 line makes no card of its own: "),
        ("Problem;Educate\na;Talk\na;Guide\na;Talk\n", "1 line makes no card of its own: "),
        ("Title;Problem\nTalk;a\nGuide;a\n", ""),
        ("Problem;Educate\na;Talk\na;Guide\n", ""),
        ("Title,Problem 1: a\nTalk,educates\nWhat it costs them,900\n", ""),
    ],
)
def test_rows_that_say_the_same_are_counted(table: str, told: str) -> None:
    """Of thousands of equal rows comes one card, and that is said; a problem may stand in many."""
    said = read(table).told
    assert any(each.startswith(told) for each in said[1:]) if told else len(said) == 1


def test_what_two_rows_say_of_a_card_together_may_be_cut() -> None:
    """Each of them fits."""
    table = f"Title;Problem;Details\nTalk;a;{'x' * 15_000}\nTalk;b;{'y' * 15_000}\n"
    assert read(table).told[-1] == "What was longer than a card can hold was cut."


def test_a_table_without_names_is_a_list() -> None:
    """Its first cells are cards; what stands beside them stays below their words."""
    assert roles(read("no cash,900\nSolution: a sheet,\n")) == {
        "no cash\n\n900": CardRole.PROBLEM,
        "a sheet": CardRole.SOLVE,
    }


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,,\n,,", b"\xef\xbb\xbf"])
def test_a_table_that_says_nothing_is_told(data: bytes) -> None:
    """An empty file and one of empty cells are no canvas."""
    with pytest.raises(NotTakenIn, match=r"“list\.csv” lists nothing"):
        read(data)


def test_what_is_no_text_is_told() -> None:
    """A picture called a table is none."""
    with pytest.raises(NotTakenIn, match=r"“list\.csv” is no file of text"):
        read(b"\x89PNG\0\0\0\1\0\2\3\4")


def test_more_than_a_canvas_can_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards and connections together."""
    monkeypatch.setattr(card_heap, "MOST_RECORDS", 3)
    with pytest.raises(TooLarge, match="more than the 3 cards"):
        read("a\nb\nc\nd\n")


def test_a_quote_without_an_end_keeps_what_was_before() -> None:
    """However long the file goes on behind it."""
    assert "one" in roles(read('one\ntwo\n"three ' + "x" * 1_100_000))


def test_reading_can_be_stopped() -> None:
    """Whoever gives up waits for no row."""
    with pytest.raises(Stopped):
        canvas_in_table(b"a\nb", "it", Progress(stopped=lambda: True))


CELLS = st.text(ANY, max_size=8) | st.sampled_from(
    ["Title", "Problem", "Role", "Educate", "=1", "'=1", '"']
)


@given(st.lists(st.lists(CELLS, max_size=4), max_size=6), st.sampled_from(",;\t|"))
def test_no_table_does_harm(rows: list[list[str]], separator: str) -> None:
    """Whatever stands in it: records that can be kept, or one sentence."""
    text = "\n".join(separator.join(row) for row in rows)
    with suppress(Trouble):
        for record in read(text.encode("utf-8", "replace")).canvas.records():
            for field in fields_of(type(record)):
                check(field, getattr(record, field.name))


@given(st.binary(max_size=60))
def test_no_bytes_do_harm(data: bytes) -> None:
    """Whatever the bytes are."""
    with suppress(Trouble):
        read(data)


def test_what_only_a_problem_has_is_told_of_it_in_a_table_of_problems() -> None:
    """By its short name or that of the field, beside tactics too; what no field takes, and what
    stands in a row without a problem, stays with the words.
    """
    text = (
        "Problem,Educate,Cost,Who said so,Do they know they have it?,Owner\n"
        "Staff leave,A talk,2000 a month,Ada,They know,\n"
        "Fridges break,,900,,Perhaps,Jo\n"
        ",A tour,50,,,\n"
    )
    canvas = read(text).canvas
    first, second = canvas.ranked
    assert (first.statement, first.cost, first.evidence) == (
        "Staff leave",
        "2000 a month",
        "Ada",
    )
    assert first.awareness is Awareness.KNOWN
    assert second.cost == "900"
    assert "Perhaps" in second.statement
    assert "Owner: Jo" in second.statement
    tour = next(each for each in canvas.tactics.values() if each.title.startswith("A tour"))
    assert "50" in tour.title + tour.detail


def test_what_only_a_tactic_has_is_told_of_it_in_a_table_of_problems() -> None:
    """Of each that its row has, in a column that is called as its aim is."""
    text = (
        "Problem,Educates,Help solve,Owner,Stage,Status\n"
        "Corks leak,Ten ways,A check,Anna,Sales,done\n"
        "Tills are slow,,Talk: tills,Ben,,planned\n"
        ",More ways,,,,\n"
    )
    canvas = read(text).canvas
    assert [each.statement for each in canvas.ranked] == ["Corks leak", "Tills are slow"]
    made = {each.title: each for each in canvas.tactics.values()}
    assert {
        title: (each.aim, each.owner, each.stage, each.status) for title, each in made.items()
    } == {
        "Ten ways": (Aim.EDUCATE, "Anna", Stage.SALES, Status.DONE),
        "A check": (Aim.SOLVE, "Anna", Stage.SALES, Status.DONE),
        "tills": (Aim.SOLVE, "Ben", Stage.MARKETING, Status.PLANNED),
        "More ways": (Aim.EDUCATE, "", Stage.MARKETING, Status.IDEA),
    }
    assert len(canvas.links) == 3


BOARD = """Customer;Problem;Cost;Tactic;Type;Assigned to;Due date;Status
Bakers;Flour goes up;£900 a month;Hedge it;Guide;Ada;12.03.2027;In progress
Bakers;Flour goes up;;Flour prices;Newsletter;Jo;;Completed
;Staff leave;;Keep your night shift;Talk;;;To do
"""


def test_a_table_as_other_programs_write_it_fills_the_fields() -> None:
    """Types are kinds, a cost is the problem's, a customer that all rows name is the plan's."""
    canvas = read(BOARD).canvas
    assert canvas.brief.customer == "Bakers"
    assert [(each.statement, each.cost) for each in canvas.ranked] == [
        ("Flour goes up", "£900 a month"),
        ("Staff leave", ""),
    ]
    told = {
        each.title: (each.kind.value, each.aim, each.owner, str(each.due), each.status)
        for each in canvas.tactics.values()
    }
    assert told == {
        "Hedge it": ("guide", Aim.SOLVE, "Ada", "2027-03-12", Status.DOING),
        "Flour prices": ("newsletter", Aim.EDUCATE, "Jo", "None", Status.DONE),
        "Keep your night shift": ("talk", Aim.EDUCATE, "", "None", Status.PLANNED),
    }
    assert not any(each.detail for each in canvas.tactics.values())


def test_of_several_customers_each_stays_with_its_row() -> None:
    """A plan is for one; nobody knows for which."""
    canvas = read("Client,Pain,Solution\nBakers,Flour,Sheet\nBrewers,Hops,Rota\n").canvas
    assert canvas.brief.customer == ""
    words = [each.statement.split("\n") for each in canvas.ranked]
    assert words == [["Flour", "", "Client: Bakers"], ["Hops", "", "Client: Brewers"]]


def test_several_columns_of_a_kind_all_serve_the_problem() -> None:
    """Where there are two for what educates, the first is no less connected than the last."""
    canvas = read("Problem,Educate,Educate,Owner\nCorks leak,Ten ways,More ways,Anna\n").canvas
    assert sorted(each.title for each in canvas.tactics.values()) == ["More ways", "Ten ways"]
    assert {each.owner for each in canvas.tactics.values()} == {"Anna"}
    assert len(canvas.links) == 2
