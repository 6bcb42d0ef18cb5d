"""Languages as the web names them, by a tag such as gd or ur-PK, and which way they are written."""

import re
from typing import Self

SHAPE = r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
"""What a tag looks like, by BCP 47: a language, then a script, a country and variants where they are told."""

_NAMED = {
    "arabic": "ar-SA",
    "bengali": "bn-BD",
    "bulgarian": "bg-BG",
    "english": "en-GB",
    "farsi": "fa-IR",
    "french": "fr-FR",
    "gaelic": "gd-GB",
    "gàidhlig": "gd-GB",
    "german": "de-DE",
    "hindi": "hi-IN",
    "hungarian": "hu-HU",
    "italian": "it-IT",
    "latvian": "lv-LV",
    "lithuanian": "lt-LT",
    "pashto": "ps-AF",
    "persian": "fa-IR",
    "polish": "pl-PL",
    "portuguese": "pt-PT",
    "punjabi": "pa-IN",
    "romanian": "ro-RO",
    "russian": "ru-RU",
    "scottish gaelic": "gd-GB",
    "slovak": "sk-SK",
    "somali": "so-SO",
    "spanish": "es-ES",
    "tigrinya": "ti-ER",
    "turkish": "tr-TR",
    "ukrainian": "uk-UA",
    "urdu": "ur-PK",
    "vietnamese": "vi-VN",
    "welsh": "cy-GB",
}
"""Languages that people in Scotland speak, with the country for which Word knows each."""
_WITH_COUNTRY = {tag.partition("-")[0]: tag for tag in _NAMED.values()}
_LEFTWARD = frozenset(("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
_LEFTWARD_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_SCRIPT = r"-([A-Za-z]{4})(?:-|\Z)"


class Language(str):
    """A language by its tag."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """The language that a tag names; raises ValueError where the text is no tag."""
        if not re.fullmatch(SHAPE, text):
            raise ValueError(text)
        return cls(text)

    @property
    def primary(self) -> str:
        """The tag's first part, which is the language alone."""
        return self.partition("-")[0].lower()

    @property
    def country(self) -> str | None:
        """The two letters of the country, where the tag tells one."""
        found = re.search(r"-([A-Za-z]{2})(?:-|\Z)", self)
        return found[1].upper() if found else None

    @property
    def with_country(self) -> str:
        """The tag as Word knows it: with the country where most people speak the language, if it tells none."""
        return _WITH_COUNTRY.get(self.lower(), str(self))

    @property
    def leftward(self) -> bool:
        """Whether it is written from right to left."""
        script = re.search(_SCRIPT, self)
        return script[1].lower() in _LEFTWARD_SCRIPTS if script else self.primary in _LEFTWARD


def named(name: str) -> Language | None:
    """The language that people call so in English, where it is one of the better known."""
    tag = _NAMED.get(" ".join(name.split()).casefold())
    return Language(tag.partition("-")[0]) if tag else None
