"""The minutes as a Word file: headings to steer by, the language of every run, right-to-left where it is."""

import io
import re
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from consult.domain.minutes import Block, Heading, Line, Minutes, Quote, Said
from consult.formats.drawing import drawing_png

ENGLISH = "en-GB"
_DRAWING_WIDTH = Mm(110)
_LONGEST_DESCRIPTION = 400
"""Characters of the words about a drawing that a screen reader says for it; all of them stand beneath it."""

# XML 1.0 has no place for these, escaped or not; one of them would stop the whole file.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A page or column break hidden in somebody's words would tear the minutes apart.
_BREAKS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")


def minutes_docx(minutes: Minutes, *, made_at: datetime) -> bytes:
    """Return the minutes as a .docx file whose properties name neither a person nor a machine."""
    document = docx.Document()
    _strip_the_template(document)
    _describe(document, title=minutes.title, made_at=made_at)
    _dress(document)
    for block in minutes.blocks:
        _add(document, block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def printable(words: str) -> str:
    """Return `words` with what Word cannot hold shown as `�`, and every kind of line end as one."""
    return _NOT_IN_XML.sub("\ufffd", _BREAKS.sub("\n", words))


def _strip_the_template(document: Document) -> None:
    # The library's own template brings a picture of its first page, and the program it was made with.
    package = document.part.package
    if package is None:
        return
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[name]


def _describe(document: Document, *, title: str, made_at: datetime) -> None:
    properties = document.core_properties
    properties.title = printable(title)[:255]
    properties.language = ENGLISH
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)
    properties.revision = 1
    default = document.styles.element.find(qn("w:docDefaults"))
    if default is not None:
        for language in default.iter(qn("w:lang")):
            language.set(qn("w:val"), ENGLISH)
            language.attrib.pop(qn("w:eastAsia"), None)


def _dress(document: Document) -> None:
    # The template's paper is American, its quotes italic (which joined scripts are not), its captions small.
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(22)
    for name, points in (("Normal", 11), ("Quote", 12), ("Caption", 10)):
        style = document.styles[name]
        style.font.italic = style.font.bold = style.font.cs_italic = style.font.cs_bold = False
        style.font.size = Pt(points)
        style.font.color.rgb = RGBColor(0x41, 0x4D, 0x56) if name == "Caption" else RGBColor(0x17, 0x23, 0x2B)
        _set_size_of_joined_scripts(style.element.get_or_add_rPr(), points)
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor(0x0B, 0x4A, 0x50)
    document.styles["Quote"].paragraph_format.space_after = Pt(2)
    document.styles["Quote"].paragraph_format.keep_with_next = True


def _set_size_of_joined_scripts(properties: Any, points: int) -> None:
    for found in properties.findall(qn("w:szCs")):
        properties.remove(found)
    size = _element("w:szCs", **{"w:val": str(points * 2)})
    properties.find(qn("w:sz")).addnext(size)


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading():
            _add_run(document.add_heading(level=min(block.level, 9)), Said(block.words))
        case Line():
            _add_run(document.add_paragraph(), Said(block.words))
        case Quote():
            _add_quote(document, block)


def _add_quote(document: Document, quote: Quote) -> None:
    if quote.drawing is not None:
        _add_drawing(document, quote)
    if quote.own.words:
        _add_said(document, quote.own)
    if quote.english is not None:
        _add_said(document, quote.english)
    if quote.note:
        _add_small(document, quote.note)
    _add_small(document, quote.source)


def _add_drawing(document: Document, quote: Quote) -> None:
    assert quote.drawing is not None
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(drawing_png(quote.drawing)), width=_DRAWING_WIDTH)
    words = f"{quote.about} {quote.own.words}" if quote.own.words else quote.about
    shape._inline.docPr.set("descr", printable(words)[:_LONGEST_DESCRIPTION])
    shape._inline.docPr.set("name", "Drawing")
    _add_small(document, quote.about)


def _add_said(document: Document, said: Said) -> None:
    paragraph = document.add_paragraph(style="Quote")
    if said.right_to_left:
        paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    _add_run(paragraph, Said(said.quoted, said.language, said.right_to_left))


def _add_small(document: Document, words: str) -> None:
    _add_run(document.add_paragraph(style="Caption"), Said(words))


def _add_run(paragraph: Paragraph, said: Said) -> None:
    run = paragraph.add_run(printable(said.words))
    properties = run._r.get_or_add_rPr()
    if said.right_to_left:
        properties.append(_element("w:rtl"))
        properties.append(_element("w:lang", **{"w:bidi": said.language}))
    else:
        properties.append(_element("w:lang", **{"w:val": said.language}))


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


# The schema fixes the order inside w:pPr; these may only follow w:bidi.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
