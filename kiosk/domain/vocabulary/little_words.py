"""Words that say nothing of a topic: those of sentences, and what people put before and after a topic's name."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(phrases: str) -> tuple[tuple[str, ...], ...]:
    """The longest first, so that "a little bit of" is met before "a little"."""
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases.split(",")), key=len, reverse=True))


OF_A_SENTENCE = _set(
    """i im i'm ive i've id i'd i'll my me we we've we're our you your they them he she his her it's who who's how what
    what's when where why which want wants wanted would could should can can't don't didn't doesn't is isn't are was
    were been being do does did has had have used ran worked need needs looking someone somebody anyone anybody"""
)
"""Words that a sentence has and a tag has not."""

STOP = _set(
    """a able about after ago all already also always am an and any anybody anyone are as ask at away back bad be
    because been before being best better big bit but by can cant come could day days did do does doing done dont
    down each else even ever every everybody everyone everything first for from full get gets getting give go goes
    going good got great had happy has have having he help helped helping her here him his how i id if ill im in
    into is it its ive job just keep kind know knows last lately learn learning less let life like little long look
    looking lot lots love make makes making man many me mind month more most much my need needs never new next no
    not nothing now of off old on one only or other our out over own part people person place please proper properly
    put real really right run running same say school see set she should show small so some somebody someone
    something start started still stop stuff such sure take takes taking talk teach tell ten than that the their
    them then there these they thing things think thinking thirty this those three time to together too tried trying
    twenty two under understand understanding until up us use used using very want wanted wants was way we week well
    went were what whats when where which while who whole whose why will with without work worked working world
    worth would wrong year years yes yet you young your yours"""
)
"""Words that name no topic when they stand alone in a longer text, though some are topics as a tag (IT, Go)."""

BEFORE = _phrases(
    "a bit of,a little,a little bit of,bit of,some,any,help with,some help with,need help with,advice on,tips on,"
    "the basics of,basics of,intro to,introduction to,an introduction to,learn,learn to,learn about,how to,how to do,"
    "better at,getting better at,get better at,being better at,good at,more about,all about,anything about,"
    "knowledge of,doing,using,a,an,the"
)
"""What may stand before a topic's name and leaves it the very same."""

AFTER = _phrases("for beginners,basics,skills")
"""What may stand after it."""
