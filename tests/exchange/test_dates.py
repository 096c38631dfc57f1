"""Dates and numbers as files write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.exchange import dates, numbers
from tracker.exchange.records import BadRow, Unanswered

MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "Jan Fev Mar Abr Mai Jun Jul Ago Set Out Nov Dez",
    "tr": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "ru": "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
}
LONG_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


@pytest.mark.parametrize("language", MONTHS)
@pytest.mark.parametrize("names", [MONTHS, LONG_MONTHS], ids=["short", "long"])
def test_months_are_known_in_ten_languages(names: dict[str, str], language: str) -> None:
    for number, name in enumerate(names[language].split(), 1):
        for spelled in (name, name.lower(), name.capitalize()):
            found = dates.moment(f"5 {spelled} 2026, 07:34")
            assert found == datetime(2026, number, 5, 7, 34), (language, spelled)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-03-02 18:05:11", datetime(2026, 3, 2, 18, 5, 11)),
        ("2026-03-02", datetime(2026, 3, 2, 12)),
        ("2026/08/11", datetime(2026, 8, 11, 12)),
        ("2026-06-29T04:56:39.712Z", datetime(2026, 6, 29, 4, 56, 39, tzinfo=UTC)),
        ("2025-12-17 03:24:30 +0000", datetime(2025, 12, 17, 3, 24, 30, tzinfo=UTC)),
        ("2026-03-07 09:01:00 +00:00", datetime(2026, 3, 7, 9, 1, tzinfo=UTC)),
        ("05.06.2026, 07:30", datetime(2026, 6, 5, 7, 30)),
        ("04.04.2023", datetime(2023, 4, 4, 12)),
        ("Jan 1, 2024, 10:00 AM", datetime(2024, 1, 1, 10)),
        ("Jan 1, 2024, 12:30 AM", datetime(2024, 1, 1, 0, 30)),
        ("3 févr. 2026", datetime(2026, 2, 3, 12)),
        ("5 de mai. de 2026, 07:34", datetime(2026, 5, 5, 7, 34)),
        ("29 Fev 2024, 06:00", datetime(2024, 2, 29, 6)),
    ],
)
def test_forms_of_dates(text: str, wanted: datetime) -> None:
    assert dates.moment(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-30", "29 Feb 2025, 10:00", "2026-13-01", "5 Foo 2026", "1969-12-31", "3/4/2026",
     "2026-03-02 25:00:00", "9999-01-01", "yesterday", "5 Mai 2026, 7:99"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadRow):
        dates.moment(text)


def test_slashed_dates_need_an_order() -> None:
    assert dates.moment("09/01/25", "dmy") == datetime(2025, 1, 9, 12)
    assert dates.moment("11/18/2024 15:04", "mdy") == datetime(2024, 11, 18, 15, 4)
    assert dates.order_of(["06/02/2026", "27/02/2026"], None) == "dmy"
    assert dates.order_of(["06/02/2026", "02/27/2026"], "dmy") == "mdy"
    assert dates.order_of(["06/02/2026"], "mdy") == "mdy"
    with pytest.raises(Unanswered):
        dates.order_of(["06/02/2026"], None)


@pytest.mark.parametrize(
    "text", ["nan", "inf", "-inf", "1e999", "１２", "0x10", "1_000", "1,5", "--1"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadRow):
        numbers.number(text)


def test_empty_zero_and_a_number_are_three_things() -> None:
    assert numbers.number(" ") is None
    assert numbers.number("0.0") == 0.0
    assert numbers.whole(" 8.0") == 8
    with pytest.raises(BadRow):
        numbers.whole("8.5")
    with pytest.raises(BadRow):
        numbers.whole("-1")


@pytest.mark.parametrize(
    ("text", "comma", "wanted"),
    [
        ("92,50 kg", True, (92.5, "kg")),
        ("1.000,50\u00a0kg", True, (1000.5, "kg")),
        ("1,000.50\u00a0lb", False, (1000.5, "lb")),
        ("12 Wiederholungen", True, (12.0, "Wiederholungen")),
        ("", True, (None, "")),
    ],
)
def test_numbers_of_a_language(text: str, comma: bool, wanted: tuple[float | None, str]) -> None:
    assert numbers.localized(text, comma) == wanted


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1h 5m", 3900), ("45m", 2700), ("2h", 7200), ("55s", 55), ("1h 30min", 5400),
     ("38min", 2280), ("3900", 3900), ("264h 1m", None), ("23h 57m", None), ("", None)],
)  # fmt: skip
def test_durations_and_timers_left_running(text: str, seconds: float | None) -> None:
    assert numbers.span(text) == seconds


@pytest.mark.parametrize(
    "name", ["Pull Up (Assisted)", "Assisted Dips", "Barra Fixa (Assistida)", "Tracción asistida",
             "Klimmzug (unterstützt)", "Trazioni assistite", "Barfiks (Destekli)"],
)  # fmt: skip
def test_assistance_is_known_by_name(name: str) -> None:
    assert numbers.is_assisted(name)
    assert not numbers.is_assisted("Pull Up")
