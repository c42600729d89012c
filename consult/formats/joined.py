"""Joining PDFs of ours into one, for a printer: every page, and the tags that a screen reader goes by, in order.

Typst holds a whole document in memory, and two hundred letters are half a gigabyte: they are set a few at a time.
"""

import io
from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

A4 = (595.276, 841.89)


def joined(parts: Iterable[bytes]) -> bytes:
    """Return PDFs that typst made, one after another as one; each begins on a right-hand page.

    They are made alike: what the first says of itself, its title and its language, holds for the whole. Their tags
    stay, each under the one document; bookmarks do not.

    Raises:
        ValueError: when there is nothing to join.
    """
    opened = iter(parts)
    if (first := next(opened, None)) is None:
        raise ValueError("There is nothing to join.")
    whole = Pdf.open(io.BytesIO(first))
    documents = list(whole.Root.StructTreeRoot.K)
    for part in opened:
        documents += _add(whole, part)
    _put_under_one(whole, documents)
    if Name.Outlines in whole.Root:
        del whole.Root.Outlines
    file = io.BytesIO()
    whole.save(file)
    return file.getvalue()


def _add(whole: Pdf, part: bytes) -> list[Object]:
    if len(whole.pages) % 2:
        whole.add_blank_page(page_size=A4)
    added, first = Pdf.open(io.BytesIO(part)), len(whole.pages)
    tags = whole.Root.StructTreeRoot
    so_far = int(tags.ParentTreeNextKey)
    # The pages first: the tags point to them, and would lose them if they came before.
    whole.pages.extend(added.pages)
    for page in whole.pages[first:]:
        _number_anew(page, so_far)
    theirs = whole.copy_foreign(added.Root.StructTreeRoot)
    numbered = list(theirs.ParentTree.Nums)
    for number, found in zip(numbered[::2], numbered[1::2], strict=True):
        tags.ParentTree.Nums.append(int(number) + so_far)
        tags.ParentTree.Nums.append(found)
    tags.ParentTreeNextKey = so_far + int(theirs.ParentTreeNextKey)
    return list(theirs.K)


def _number_anew(page: Page, so_far: int) -> None:
    # A page left empty, so that the next letter begins on a right-hand one, has no tags and no number.
    if Name.StructParents in page.obj:
        page.obj.StructParents = int(page.obj.StructParents) + so_far


def _put_under_one(whole: Pdf, documents: list[Object]) -> None:
    tags = whole.Root.StructTreeRoot
    one = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tags, K=Array(documents)))
    for document in documents:
        document.S = Name.Part
        document.P = one
    tags.K = Array([one])
