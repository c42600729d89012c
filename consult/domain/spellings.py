"""One name in its many spellings: without accents, in other letters, short, bent, or a letter more or less."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

UNSEEN_MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, joiners and their like: they stand inside a word and nobody sees them."""
_WITHOUT = dict.fromkeys(map(ord, UNSEEN_MARKS + "'’ʼ"))
_NO_ACCENT = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
"""Letters that Unicode does not take apart, as people write them who have no key for them."""
_CYRILLIC = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэіґў", "abvgdeeziiklmnoprstufyeigu", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
    | {"є": "ye", "ї": "yi"}
)
_IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENDINGS = re.compile(r"(?:ami|ovi|evi|iei|oi|oyu|om|em|yu|ei|a|u|e|i|y|o)$")
"""What Russian and Ukrainian put behind a name as it is bent: of Artem, to Artem."""
IS_ARABIC = re.compile(r"[\u0600-\u06ff]")


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """Return a word as it is compared: small, Latin where it is Cyrillic, and without marks and accents."""
    small = word.casefold().translate(_WITHOUT)
    if _IS_CYRILLIC.search(small):
        small = unicodedata.normalize("NFC", small).translate(_CYRILLIC)
    apart = unicodedata.normalize("NFKD", small.translate(_NO_ACCENT))
    return "".join(each for each in apart if not unicodedata.combining(each))


def unbent(word: str, form: str) -> Iterator[str]:
    """Yield the forms that a word’s own form may have been bent from: Artema from Artem, Zuzannas from Zuzanna."""
    if _IS_CYRILLIC.search(word) and len(form) > 4:
        stem = _ENDINGS.sub("", form)
        yield from (stem, f"{stem}a", f"{stem}ia")
    elif form.endswith("s") and len(form) > 5:
        yield form.removesuffix("s")


_SOUNDS = (
    (r"(.)\1", r"\1"),
    ("ph", "f"),
    ("sch|sh", "ş"),
    ("th", "t"),
    ("kh|ck|q", "k"),
    ("c(?=[aoulrk])|c$", "k"),
    ("ie$|ey$|ee$|y", "i"),
    ("(?<=.)h", ""),
    ("(?<=...)e$", ""),
)


@lru_cache(maxsize=16384)
def sound(form: str) -> str:
    """Return what names that sound alike have in common: Elliot and Elliott, Marta and Martha, Sofia and Sophia."""
    for pattern, instead in _SOUNDS:
        form = re.sub(pattern, instead, form)
    return form


_GROUPS = """
abigail abi abbie gail
alexander alexandra alex alec lex sandy sasha xander lexi
alfred alf alfie fred
amanda mandy
amelia millie milly
andrew andy drew
angela angie ange
anthony antony tony ant
archibald archie
arthur art
barbara barb babs
benjamin ben benny benji
bernard bernie
bethany elizabeth beth bethy betty bess liz lizzie liza eliza libby ellie elspeth
catherine katherine kathryn kate katie kathy cath cathy kitty kat
charles charlie chaz chuck charlotte lottie lotte charley
christine christina chris chrissie tina
christopher christian chris kit
clifford cliff
daniel dan danny danielle dani
david dave davy dai
deborah debra deb debbie
dennis den denny
derek del
donald don donnie
dorothy dot dottie dolly
douglas doug
edward edwin eddie ed ted teddy ned
eleanor elinor ellen ellie nell nellie nora
emily emma em emmie
ezekiel zeke
faizal faz
finley finlay fin finn
florence flo florrie flossie
francesca frances fran frankie cesca franny
francis frank frankie
frederick freddie freddy fred
gabriel gabriella gabe gabby
geoffrey jeffrey geoff jeff
gerald gerard gerry jerry
gillian gill jill
graham gray
gregory greg
gwendolen gwen
harold harry hal
harriet hattie
helen nell
henry harry hank
herbert herb bert
imogen immy
isabella isobel isabel bella izzy issy belle
jacob jake jakub kuba
jacqueline jackie jacqui
james jim jimmy jamie
janet jan
jasmine jas jaz
jennifer jen jenny
jeremy jez jerry
jessica jess jessie
joanna joanne jo joey
john jack johnny jon
jonathan jon jonny
joseph joe joey josephine josie jo
joshua josh
judith judy
julian jules julie jools
kenneth ken kenny
kimberley kim
laurence lawrence larry laurie loz
leonard len lenny leo
leslie les
linda lin lindy lynn lyn
louis louise lou louie
lucy lucinda lulu
madeleine maddie maddy
malcolm malc mal
margaret maggie mags madge meg peggy marge margie greta rita
martin marty
mary molly polly mae
matilda tilly mattie
matthew matt matty
maureen mo
maximilian max
melanie mel melissa
michael mike mick mickey micky mikey
michelle shell chelle
mohammed mohammad muhammad mo
natalie nat natasha tash nastya anastasia
nathaniel nathan nate nat
nicholas nick nicky nico nicola nicole nikki nic
oliver olly ollie olivia liv livvy
pamela pam
patricia pat patsy tricia trish
patrick pat paddy
penelope penny
peter pete
philip phillip phil pip philippa
rachel rach
raymond ray
rebecca becky becca bex
reginald reg reggie
richard rich rick ricky dick richie
robert rob bob bobby robbie bert
roger rodge
ronald ron ronnie
rosemary rosie ros rose
russell russ
samantha samuel sam sammy
sandra sandy
sarah sara sally sadie
sebastian seb
sharon shaz
sidney sid
simon si
stanley stan
stephanie steph
stephen steven steve stevie
stuart stewart stu
susan suzanne susannah sue susie suzy
sylvia syl
teresa theresa terry tess tessa
terence terry
thaddeus thad
theodore theo ted
thomas tom tommy
timothy tim timmy
tobias toby
valerie val
victoria vicky vic tori
vincent vince vinny
walter wally walt
wilfred wilf
william will bill billy willie liam
winifred win winnie
yvonne vonnie
zachary zac zach zak
zuzanna suzanna zuza zuzia
"""
_SHORT: dict[str, frozenset[str]] = {}
for _line in _GROUPS.split("\n"):
    for _name in _line.split():
        _SHORT[_name] = _SHORT.get(_name, frozenset()) | frozenset(_line.split())


def short_forms(form: str) -> frozenset[str]:
    """Return what somebody of this forename is called as well, and what one called so may be in full."""
    return _SHORT.get(form, frozenset()) - {form}


_ARABIC = {
    "a": "[اأإآعةهىی]?", "e": "[اإهةيیىے]?", "i": "[اإيیىعئ]?", "o": "[اوۆؤ]?", "u": "[اوۇۆؤ]?", "y": "[يیىئ]?",
    "b": "[بپ]", "c": "[كکسقچ]", "d": "[دضذڈ]", "f": "ف", "g": "[غگجق]", "h": "[هحةہھ]?", "j": "[جژی]", "k": "[كکقخ]",
    "l": "[لڵ]", "m": "م", "n": "[نں]", "p": "[پب]", "q": "[قك]", "r": "[رڕ]", "s": "[سصشث]", "t": "[تطثةٹ]",
    "v": "[وڤف]", "w": "و", "x": "(?:كس|کس|خ)", "z": "[زظذژ]",
}  # fmt: skip
"""How each Latin letter may be written in the Arabic script of one of our languages; a vowel may be left out."""
LEAST_IN_ARABIC = 4
"""Letters of a name as it is written there: a shorter one is too many words."""
_CONSONANTS = re.compile(r"[^aeiouyh]")


def in_arabic_letters(form: str) -> str | None:
    """Return a pattern of a name in Arabic letters, with the little words written on to it; None if short."""
    simple = re.sub(r"(.)\1", r"\1", form)
    if not simple.isascii() or not simple.isalpha():
        return None
    letters = re.sub(r"([sckpt])h", r"\1", simple)
    if len(letters) <= LEAST_IN_ARABIC or len(_CONSONANTS.findall(letters)) < 3:
        return None
    written = "".join(_ARABIC[letter] for letter in letters)
    return rf"[وبلفک]?(?=\w{{{LEAST_IN_ARABIC},}}){written}"
