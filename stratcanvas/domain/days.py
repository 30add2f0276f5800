# SPDX-License-Identifier: MIT
"""A day in the words of a canvas' language, for footers: 24 November 2026.

Long date forms and month names follow Unicode CLDR 46 (dates/calendars/gregorian, long).
Languages that are not in the table get the form of ISO 8601, which nobody misreads.
"""

import datetime
import re

_ENGLISH = "January February March April May June July August September October November December"
_PORTUGUESE = (
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
)
_NORWEGIAN = "januar februar mars april mai juni juli august september oktober november desember"
_FORMS: dict[str, tuple[str, str]] = {
    "en": ("{day} {month} {year}", _ENGLISH),
    "en-us": ("{month} {day}, {year}", _ENGLISH),
    "de": (
        "{day}. {month} {year}",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "de-at": (
        "{day}. {month} {year}",
        "Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "fr": (
        "{day} {month} {year}",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    "es": (
        "{day} de {month} de {year}",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "it": (
        "{day} {month} {year}",
        (
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
            "novembre dicembre"
        ),
    ),
    "pt": ("{day} de {month} de {year}", _PORTUGUESE),
    "nl": (
        "{day} {month} {year}",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    "da": (
        "{day}. {month} {year}",
        "januar februar marts april maj juni juli august september oktober november december",
    ),
    "sv": (
        "{day} {month} {year}",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ),
    "nb": ("{day}. {month} {year}", _NORWEGIAN),
    "no": ("{day}. {month} {year}", _NORWEGIAN),
    "pl": (
        "{day} {month} {year}",
        (
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
            "listopada grudnia"
        ),
    ),
    "ar": (
        "{day} {month} {year}",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ),
    "he": (
        "{day} ב{month} {year}",
        "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    ),
    "hi": (
        "{day} {month} {year}",
        "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्तूबर नवंबर दिसंबर",
    ),
    "ja": ("{year}年{number}月{day}日", ""),
    "zh": ("{year}年{number}月{day}日", ""),
    "ko": ("{year}년 {number}월 {day}일", ""),
}
_FORMS |= {
    f"en-{each}": _FORMS["en-us"] for each in ["as", "ca", "gu", "mh", "mp", "pr", "um", "vi"]
}
"""Where English is written as in the US."""


def has_own_form(language: str) -> bool:
    """Tell whether a language with its territory is written otherwise than without (de-AT)."""
    return language.lower() in _FORMS and "-" in language


_BY_ITSELF = {
    "pl": (
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad "
        "grudzień"
    )
}
"""Months where no day is before them, in languages that write them otherwise then."""
_OF_DAY = re.compile(r"^\{day\}.*?(?=\{month\})| ?\{day\}[,日일]")
"""What a day adds to its month in a form."""


def day_in_words(day: datetime.date, language: str, *, month: bool = False) -> str:
    """Return a day as people write it in a language (BCP 47, such as ``de`` or ``pt-BR``).

    ``month``: no more of it than month and year.
    """
    tag = language.strip().lower().replace("_", "-")
    found = _FORMS.get(tag) or _FORMS.get(tag.partition("-")[0])
    if found is None:
        return day.isoformat()[:7] if month else day.isoformat()
    form, months = found
    if month:
        form, months = _OF_DAY.sub("", form), _BY_ITSELF.get(tag.partition("-")[0], months)
    name = months.split()[day.month - 1] if months else ""
    number = "1er" if tag.startswith("fr") and day.day == 1 else str(day.day)
    return form.format(day=number, month=name, number=day.month, year=day.year)
