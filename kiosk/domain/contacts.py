"""How to reach somebody, as typed: an e-mail address, a telephone number, a link. Cleaned, or refused."""

from __future__ import annotations

import re

from kiosk.domain.entries import Contact
from kiosk.domain.refusal import Refusal
from kiosk.domain.tags import clean

FEWEST_DIGITS = 4
"""Of a telephone number."""

MAILTO = "mailto:"
_EMAIL = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\]/]+\.[^\s@<>\"(),:;\\\[\]/.]+")
_PHONE = re.compile(r"\+?[\d ()./-]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://(?!-)[\w.-]+\.\w[\w-]*(:\d{1,5})?([/?#][^\s\"<>\\]*)?", re.IGNORECASE)


def contact(email: str, phone: str, link: str) -> Contact:
    """Return what was typed as a contact. Raises Refusal `bad_field` for what is no such thing.

    A link may be an address of the web or `mailto:`; without a scheme it is taken for one of the web.
    """
    return Contact(email=_email(clean(email)), phone=_phone(clean(phone)), link=_link(clean(link)))


def _email(text: str) -> str:
    if text and not _EMAIL.fullmatch(text):
        raise Refusal("bad_field", field="email")
    return text


def _phone(text: str) -> str:
    if text and not (_PHONE.fullmatch(text) and sum(char.isdigit() for char in text) >= FEWEST_DIGITS):
        raise Refusal("bad_field", field="phone")
    return text


def _link(text: str) -> str:
    if not text:
        return ""
    scheme = _SCHEME.match(text)
    link = text if scheme else f"https://{text}"
    by_mail = link.lower().startswith(MAILTO) and _EMAIL.fullmatch(link[len(MAILTO) :])
    if not (by_mail or _WEB.fullmatch(link)):
        raise Refusal("bad_field", field="link")
    return link
