"""Which language a text is in: found late, on a sample, and the same every time.

Most rules need no language, since their phrases are unmistakable. The others ask
:attr:`Language.code` after a pattern has fired, so that the cost (milliseconds,
and half a second for the first text) falls only on documents that need it.

langdetect draws random samples. Its detector is given a seed of its own here, so
that no setting of the caller's process changes the answer.
"""

from __future__ import annotations

from typing import Any

SAMPLE = 1000
"""How many code points of a text are looked at."""
LETTERS = 24
"""Fewer letters than this, and any answer would be a guess."""
CONFIDENCE = 0.85
"""How probable the best language must be."""


class Language:
    """The language of one document, detected when a rule first asks for it."""

    __slots__ = ("_asked", "_code", "_text")

    def __init__(self, text: str, given: str | None = None) -> None:
        self._text = text
        self._code = normal(given)
        self._asked = self._code is not None

    @property
    def code(self) -> str | None:
        """The language as a code of two or three letters (``"en"``), or None where it cannot be told."""
        if not self._asked:
            self._asked = True
            self._code = detect(self._text)
        return self._code

    @property
    def known(self) -> str | None:
        """The language if it was given or a rule asked for it; else None, without asking."""
        return self._code

    def may_be(self, *codes: str) -> bool:
        """Whether the language is one of *codes*, or cannot be told."""
        return self.code is None or self.code in codes


def normal(code: str | None) -> str | None:
    """Reduce a language tag (``"en-GB"``, ``"pt_BR"``) to its first part, in lower case."""
    if not code:
        return None
    return code.replace("_", "-").split("-")[0].lower() or None


def detect(text: str) -> str | None:
    """Return the language of the first ``SAMPLE`` code points of *text*, or None when unsure.

    >>> detect("Der Zug kommt um acht Uhr an, und wir warten schon auf dem Bahnsteig.")
    'de'
    >>> detect("12:30") is None
    True
    """
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < LETTERS:
        return None
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.seed = 0
    detector.append(sample)
    try:
        best = detector.get_probabilities()[:1]
    except LangDetectException:
        return None
    return normal(best[0].lang) if best and best[0].prob >= CONFIDENCE else None


def _factory() -> Any:
    from langdetect import detector_factory

    detector_factory.init_factory()
    return detector_factory._factory
