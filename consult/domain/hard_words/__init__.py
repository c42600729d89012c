"""Hard words of offices and social work, each with easier ones that a nine-year-old reads; the lists are our own."""

from consult.domain.hard_words.nouns import NOUNS
from consult.domain.hard_words.phrases import PHRASES
from consult.domain.hard_words.verbs import VERBS

__all__ = ["NOUNS", "PHRASES", "VERBS"]
