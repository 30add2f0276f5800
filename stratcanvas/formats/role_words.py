# SPDX-License-Identifier: MIT
"""The words by which people say what a card is: in headings, columns, frames and before a colon.

Ours are known in each language that our pages speak; the others are what founders write.
"""

import re
from functools import cache

from stratcanvas.domain.cards import Aim, TacticKind
from stratcanvas.domain.page_words import HEADINGS, OUR_STRATEGY, PROBLEMS
from stratcanvas.domain.search import folded
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.domain.titled_kind import kind_and_title
from stratcanvas.formats.page_language import in_every_language

_OURS = {
    CardRole.PROBLEM: (PROBLEMS,),
    CardRole.STRATEGY: (OUR_STRATEGY, "Strategy"),
    CardRole.EDUCATE: (HEADINGS[Aim.EDUCATE],),
    CardRole.SOLVE: (HEADINGS[Aim.SOLVE],),
}
_THEIRS = {
    CardRole.PROBLEM: """problem problems pain pains challenge challenges issue issues trouble needs
        frustrations obstacles probleme problema problemas probleem problemen problemi problème
        problèmes schmerzpunkte pijnpunten""",
    CardRole.STRATEGY: """strategy strategie stratégie estrategia estratégia strategia vision
        mission positioning promise""",
    CardRole.EDUCATE: """educate educates education teach learn awareness content marketing article
        articles talk talks newsletter blog posts aufklären""",
    CardRole.SOLVE: """solve solves solution solutions help fix fixes offer offers service services
        product products tactic tactics action actions initiative initiatives lösung lösungen
        lösen massnahmen maßnahmen taktik taktiken solución soluciones soluzione soluzioni
        oplossing oplossingen""",
    CardRole.NOTE: """note notes remark remarks comment comments notiz notizen nota notas question
        questions parking""",
}
_CUSTOMER = """customer customers client clients audience kunde kunden zielgruppe cliente clientes
    clienti klant klanten doelgroep"""
_BESIDE = "the our my target ideal who is are der die unsere el la los le les il i gli de onze"
"""Words that say no more beside those for the customer."""
_PREFIX = re.compile(r"\s*([^:：\n]{1,40}?)\s*[:：]\s*(\S.*)", re.DOTALL)
_TEACHING = {
    TacticKind.ARTICLE,
    TacticKind.INTERVIEW,
    TacticKind.TALK,
    TacticKind.NEWSLETTER,
    TacticKind.POST,
    TacticKind.EVENT,
}
_LONGEST = 60
"""Characters of what may be a heading."""
_WORD = re.compile(r"[^\W\d_]+")


def role_said(words: str) -> CardRole | None:
    """Return the role that a heading, a frame's label or a column's name says; None for none."""
    if len(words) > _LONGEST:
        return None
    whole = folded(words)
    ours, theirs = _known()
    if whole in ours:
        return ours[whole]
    found = {theirs[word] for word in _WORD.findall(whole) if word in theirs}
    if CardRole.PROBLEM in found:  # "problem-solving content" is rare, "customer problems" is not
        return CardRole.PROBLEM if found == {CardRole.PROBLEM} else None
    return found.pop() if len(found) == 1 else None


def customer_said(text: str) -> str | None:
    """Return what stands behind words for the customer and a colon; "" behind those alone, None
    where a text does not begin so.
    """
    found = _PREFIX.fullmatch(text)
    said, rest = (text.strip().rstrip(":："), "") if found is None else found.groups()
    words = set(_WORD.findall(folded(said)[:_LONGEST])) - set(_BESIDE.split())
    known = {folded(word) for word in _CUSTOMER.split()}
    return rest.strip() if words and words <= known else None


def role_before(text: str) -> tuple[CardRole | None, str]:
    """Return the role that words before a colon say, and the text without them.

    A kind of tactic stays there (“Talk: ten mistakes”): it is more than a role.
    """
    kind, _ = kind_and_title(text.partition("\n\n")[0])
    if kind is not None:
        return role_of_kind(kind), text
    found = _PREFIX.fullmatch(text)
    role = role_said(found[1]) if found is not None else None
    if found is None or role is None:
        return None, text
    return role, found[2].strip()


def role_of_kind(kind: TacticKind) -> CardRole:
    """Return the role of a tactic of a kind: an article educates, a template helps solve."""
    return CardRole.EDUCATE if kind in _TEACHING else CardRole.SOLVE


def role_of_ours(words: str) -> CardRole | None:
    """Return the role that a label says which Stratcanvas itself writes, in whatever language."""
    return _known()[0].get(folded(words))


@cache
def _known() -> tuple[dict[str, CardRole], dict[str, CardRole]]:
    ours = {
        folded(said): role
        for role, words in _OURS.items()
        for word in words
        for said in in_every_language(word)
    }
    return ours, {folded(word): role for role, words in _THEIRS.items() for word in words.split()}
