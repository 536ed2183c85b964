"""E-mail: press releases and tips."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from quotes.formats.readers import Unreadable, read
from tests.formats.shown import zones

FLOWED = """From: =?iso-8859-1?Q?Kari_N=F8ss?= <kari@rederi.example>
Subject: VS: =?utf-8?B?RmVyamEgZXIgw7hkZWxhZ3Q=?=
Date: Tue, 05 Mar 2024 07:00:00 +0100
Message-ID: <abc@rederi.example>
Content-Type: text/plain; charset=iso-8859-1; format=flowed
Content-Transfer-Encoding: quoted-printable

Ferja g=E5r ikke f=F8r m=E5ndag, opplyser rederiet, som=20
beklager.

=96 Vi venter.

> Sitert
Kaia. Foto: Ola Lie / NTB

--=20
Kari N=F8ss, telefon 12 34
"""


def test_a_plain_message_in_an_old_encoding():
    article = read(FLOWED.replace("\n", "\r\n").encode("ascii"), "tips.eml")
    assert article.format == "eml"
    assert zones(article.document) == [
        ("headline", "Ferja er ødelagt"),
        ("lead", "Ferja går ikke før måndag, opplyser rederiet, som beklager."),
        ("paragraph", "– Vi venter."),
        ("leftover", "> Sitert"),
        ("caption", "Kaia."),
        ("credit", "Foto: Ola Lie / NTB"),
        ("leftover", "Kari Nøss, telefon 12 34"),
    ]
    found = article.metadata
    assert (found.id, found.authors) == ("abc@rederi.example", ("Kari Nøss",))
    assert (found.source, found.published) == ("rederi.example", "2024-03-05T07:00:00+01:00")


def test_the_html_part_goes_before_the_plain_one_and_attachments_are_left():
    message = EmailMessage()
    message["From"] = "kari@rederi.example"
    message["Subject"] = "Ferja er innstilt"
    message.set_content("Ferja går ikke.")
    message.add_alternative("<p>Ferja går ikke.</p><p class='caption'>Kaia.</p>", subtype="html")
    message.add_attachment(b"\x00\x01", maintype="image", subtype="jpeg", filename="../x.jpg")
    assert zones(read(message.as_bytes()).document) == [
        ("headline", "Ferja er innstilt"),
        ("lead", "Ferja går ikke."),
        ("caption", "Kaia."),
    ]


def test_lines_broken_by_a_mail_program_are_whole_again():
    wrapped = "\n".join(
        [
            "From: a@b.example",
            "Subject: Ferja",
            "",
            "Ferja går ikke før mandag, opplyser rederiet i en pressemelding",
            "som kom tirsdag morgen, og beklager.",
            "",
            "Kort linje",
            "og en til.",
        ]
    )
    words = [words for _kind, words in zones(read(wrapped.encode()).document)]
    assert words[1].endswith("pressemelding som kom tirsdag morgen, og beklager.")
    assert words[2:] == ["Kort linje", "og en til."]


@pytest.mark.parametrize(
    "headers",
    ["Date: i går", "Date: Tue, 99 Mar 2024", "Message-ID: <", "From: =?x?Q?=E5?= <", "From: ,,@@"],
)
def test_odd_headers_are_no_danger(headers):
    message = f"MIME-Version: 1.0\nSubject: Ferja\n{headers}\n\nFerja går ikke."
    assert read(message.encode()).document.text == "Ferja\n\nFerja går ikke."


def test_a_message_without_words_is_refused():
    with pytest.raises(Unreadable, match="No words"):
        read(b"From: a@b.example\nMIME-Version: 1.0\n\n")
