"""What is masked before an engine reads: names in any form, no dates, numbers, versions or addresses of machines."""

import unicodedata

import pytest

from subgraphs.analysis.domain.edited_text import EditedText
from subgraphs.analysis.domain.masking import find_personal_data


def masked(text: str, *names: str) -> str:
    return EditedText.of(text).edited(find_personal_data(text, names)).text


@pytest.mark.parametrize(
    "text",
    [
        "From 02/14/2024 to 03/14/2024, again on 2024-01-15 and 15.01.2024 and 14-02-2024 10:30.",
        "Version 1.2.3, then v10.0.12 on 192.168.100.200:8080 and 10.0.0.12.",
        "We have +15 000 000 users, 1 200 000 of them in 2,024 towns.",
        "An incident. An hour later it was over.",
        "AN INCIDENT AT NOON",
    ],
)
def test_figures_and_words_stay(text: str) -> None:
    assert masked(text, "An Nguyen", "An") == text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("José Pérez", "Jose\u0301 asked, then José, JOSÉ and Jose.", "[name] asked, then [name], [name] and [name]."),
        (unicodedata.normalize("NFD", "José Pérez"), "José asked.", "[name] asked."),
        ("山田太郎", "私は山田太郎です。山田 太郎と太郎。", "私は[name]です。[name]と[name]。"),
        ("山田 太郎", "山田太郎です。", "[name]です。"),
        ("김철수", "김철수는 말했다.", "[name]는 말했다."),
        ("An Nguyen", "I asked An. An Nguyen came.", "I asked [name]. [name] came."),
        ("Pat O’Brien", "O'Brien and O’Brien came.", "[name] and [name] came."),
        ("Jean-Luc Picard", "Jean‑Luc and jean-luc  picard.", "[name] and [name]."),
        ("Łukasz Wójcik", "Lukasz and LUKASZ WOJCIK came.", "[name] and [name] came."),
        ("Søren Ørsted", "Soren Orsted, Oersted and SOREN.", "[name], [name] and [name]."),
        ("Guðmundsdóttir", "Gudmundsdottir came.", "[name] came."),
        ("Jan Müller", "Mueller, Muller, MUELLER and Müller.", "[name], [name], [name] and [name]."),
        ("Ina Weiß", "Weiss and WEISS came.", "[name] and [name] came."),
        ("Anne-Marie Roy", "Anne Marie, Annemarie and ANNEMARIE came.", "[name], [name] and [name] came."),
        ("Pat O'Neil", "ONeil, Oneil and O‛Neil came.", "[name], [name] and [name] came."),
        ("İpek Kaya", "I asked ipek and Ipek.", "I asked [name] and [name]."),
        ("Márk Szabó", "Mark my words, I asked Márk.", "[name] my words, I asked [name]."),
        ("Li Bo", "Li and Bo came.", "[name] and [name] came."),
        ("Will Smith", "Will it work? I told Will.", "Will it work? I told [name]."),
        ("Mary Ann Lee", "Mary\u00a0Ann  Lee came.", "[name] came."),
    ],
)
def test_names_go_in_every_form(name: str, text: str, expected: str) -> None:
    assert masked(text, name) == expected


@pytest.mark.parametrize(
    "number", ["+49 (30) 123456", "030 1234567", "06 12 34 56 78", "212-555-0123", "+1 212 555 0123", "020 7946 0958"]
)
def test_phone_numbers_go(number: str) -> None:
    assert masked(f"Call {number} now.") == "Call [phone] now."


def test_schools_go_in_capitals_too() -> None:
    assert masked("AT STANFORD UNIVERSITY I LEARNED IT.") == "[school] I LEARNED IT."
