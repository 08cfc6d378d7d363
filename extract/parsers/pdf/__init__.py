"""PDF as Hangul and office programs print it: characters, ruled tables and frames through pdfium.

A page's text is taken in its upright orientation. Tables come from the ruled lines alone (stroked paths); the text of a
cell is what stands inside it. A page without usable text is recognised from its picture, where tesseract is installed;
else it gives an issue, not an error.
"""

import gc
import unicodedata
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from extract.document import Document
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.glyphs import glyph_issues
from extract.parsers.layout.furniture import PageDrafts
from extract.parsers.layout.ruled.rules import Rules
from extract.parsers.layout.scans import Scan
from extract.parsers.layout.sheets import lay_out, to_blocks
from extract.parsers.layout.text.chars import Char, TurnedChar
from extract.parsers.options import DEFAULTS, Ocr, ReadOptions
from extract.parsers.pages import refuse_pages
from extract.parsers.pdf.calls import Item
from extract.parsers.pdf.chars import PageText, read_chars
from extract.parsers.pdf.glyphs import GlyphReader, Mark, read_romans
from extract.parsers.pdf.ink import read_ink
from extract.parsers.pdf.letters import LetterReader
from extract.parsers.pdf.losses import find_damage
from extract.parsers.pdf.objects import PageObjects, read_objects
from extract.parsers.pdf.pictures import has_large_picture
from extract.parsers.pdf.quality import Flaw, find_flaw
from extract.parsers.pdf.recover import Drawing, find_lost, recover
from extract.parsers.pdf.rules import read_rules
from extract.parsers.pdf.scans import read_drawn, read_scan, shown_view
from extract.parsers.pdf.structure import count_silent_fonts, has_endless_form, has_table
from extract.parsers.pdf.view import View
from extract.source import Source

NAME = "pdf"
_HEADER_WITHIN = 1024
_READER = "pdf/pypdfium2"
_GLYPH_HEIGHT = 36.0
_MAX_PAGES = 5_000


def _is_complete(data: bytes) -> bool:
    return b"%%EOF" in data[-_HEADER_WITHIN:]


def _open(data: bytes, password: str | None) -> pypdfium2.PdfDocument:
    if not data:
        raise ReadError("the file is empty", code=ErrorCode.EMPTY)
    if has_endless_form(data):
        raise ReadError("a form of the PDF draws itself again and again", code=ErrorCode.LIMIT_DEPTH)
    try:
        document = pypdfium2.PdfDocument(data, password=password)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise _failure(data, error) from error
    if not pages:
        raise ReadError("the PDF has no pages")
    refuse_pages(pages)
    return document


def _failure(data: bytes, error: pypdfium2.PdfiumError) -> ReadError:
    if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedError("the PDF needs a password")
    if not _is_complete(data):
        return ReadError("the PDF ends without its end mark", code=ErrorCode.TRUNCATED, offset=len(data))
    return ReadError(f"pdfium cannot open the PDF: {error}")


@dataclass(frozen=True, slots=True)
class _Source:
    """The open file: pdfium's document and what is learned of its glyphs and drawn letters."""

    document: pypdfium2.PdfDocument
    glyphs: GlyphReader
    letters: LetterReader


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page holds: its characters, its objects and how they are turned; its rules where it is recognised."""

    chars: tuple[Char, ...]
    objects: PageObjects
    view: View
    issues: tuple[Issue, ...]
    turned: tuple[TurnedChar, ...] = ()
    rules: Rules | None = None


def _open_page(source: _Source, page: pypdfium2.PdfPage, index: int) -> _Page:
    """Return the characters of a page, private glyphs told and dropped ones recovered, and the doubts left."""
    text, view = read_chars(page.raw)
    objects = read_objects(page.raw)
    place = Source(page=index + 1)
    issues = [Issue(code, message, place) for code, message in _doubts(text, objects, view)]
    private = frozenset(sign for sign in {char.text for char in text.chars} if unicodedata.category(sign) == "Co")
    marks = [
        Mark(at, read_ink(source.document.raw, page.raw, Item(text.items[at]), _GLYPH_HEIGHT / max(char.size, 1.0)))
        for at, char in enumerate(text.chars if private else ())
        if char.text in private
    ]
    chars = read_romans(source.glyphs.read(text.chars, marks))
    lost = find_lost(Drawing(source.document.raw, page.raw), objects, text, view)
    if lost:
        found = recover(source.document, index, lost, text, view)
        code = IssueCode.TEXT_RECOVERED if found else IssueCode.PARTIAL
        issues.append(Issue(code, f"{len(lost)} text objects dropped, {len(found)} characters recovered.", place))
        chars = (*chars, *found)
    return _Page(chars, objects, view, tuple(issues), text.turned)


def _doubts(text: PageText, objects: PageObjects, view: View) -> Iterator[tuple[IssueCode, str]]:
    """Yield what is left out of a page."""
    if text.left_out:
        yield IssueCode.PARTIAL, f"{text.left_out} more characters are not read: too many for one page."
    if objects.left_out:
        yield IssueCode.PARTIAL, f"{objects.left_out} more objects are not read: too many for one page."
    if text.slanted:
        yield IssueCode.SKIPPED, f"{text.slanted} characters stand aslant or have no size."
    if has_large_picture(objects, view):
        yield IssueCode.SKIPPED, "A large picture is not read."


def _scan(source: _Source, page: pypdfium2.PdfPage, found: _Page, flaw: Flaw | None) -> Scan:
    """Return what is recognised on a page: letter by letter where it draws them, else from its whole picture."""
    is_upright = found.view == shown_view(page.raw)
    layer = found.chars if is_upright else ()
    drawn = None
    if flaw is Flaw.OUTLINES and is_upright:
        drawn = read_drawn(source.document, source.letters, page, layer)
    return drawn or read_scan(page, found.objects, layer, flaw)


def _recognized(source: _Source, page: pypdfium2.PdfPage, found: _Page, place: Source, ocr: Ocr) -> _Page:
    """Return a page with the text that its picture shows, where its text layer cannot be used or all are asked for."""
    flaw = find_flaw(found.chars, found.objects, found.view)
    if ocr == "auto" and flaw is None:
        return found
    kept = () if flaw is Flaw.CODES else found.chars
    if ocr == "never":
        return found if flaw is None else _unread(found, kept, f"The page {flaw}; recognition is switched off.", place)
    try:
        scan = _scan(source, page, found, flaw)
    except ReadError as error:
        return _unread(found, kept, f"The page {flaw or 'is to be recognised'}, and {error.reason}.", place)
    if not scan.chars:
        return _unread(found, kept, f"The page {flaw or 'is to be recognised'}; its picture shows no words.", place)
    issue = Issue(IssueCode.OCR, f"Text recognised from the picture of the page: {scan.summary}.", place)
    return _Page(scan.chars, found.objects, shown_view(page.raw), (issue,), rules=scan.rules)


def _unread(found: _Page, kept: tuple[Char, ...], reason: str, place: Source) -> _Page:
    """Return a page whose picture was not recognised, with as much of its text layer as can be trusted."""
    left_out = len(found.chars) - len(kept)
    more = f" {left_out} codes are left out." if left_out else ""
    return replace(found, chars=kept, issues=(*found.issues, Issue(IssueCode.NO_TEXT, reason + more, place)))


def _drafts(found: _Page, place: Source, tail: Sequence[float]) -> tuple[PageDrafts, list[Issue]]:
    """Return the drafts of a page, and what could not be told."""
    if not any(not char.text.isspace() for char in found.chars):
        return PageDrafts((), 0.0), []
    rules = found.rules or read_rules(found.objects, found.view)
    return lay_out(found.chars, rules, found.view.size(), place, tail, found.turned)


def _read_page(source: _Source, index: int, ocr: Ocr, tail: Sequence[float]) -> tuple[PageDrafts, list[Issue]]:
    place = Source(page=index + 1)
    try:
        page = source.document[index]
    except pypdfium2.PdfiumError:
        issue = Issue(IssueCode.PARTIAL, f"Page {place.page} cannot be loaded.", place)
        return PageDrafts((), 0.0), [issue]
    try:
        found = _recognized(source, page, _open_page(source, page, index), place, ocr)
        drafts, untold = _drafts(found, place, tail)
        issues = [*found.issues, *untold]
        if not drafts.drafts and not any(issue.code is IssueCode.NO_TEXT for issue in issues):
            issues.append(Issue(IssueCode.NO_TEXT, f"Page {place.page} holds no text.", place))
        return drafts, issues
    finally:
        page.close()


def _read_pages(source: _Source, ocr: Ocr) -> list[tuple[PageDrafts, list[Issue]]]:
    out: list[tuple[PageDrafts, list[Issue]]] = []
    for index in range(min(len(source.document), _MAX_PAGES)):
        out.append(_read_page(source, index, ocr, out[-1][0].tail if out else ()))
    return out


@contextmanager
def _without_cycles() -> Generator[None]:
    """Rest the search for reference cycles: among the tuples of a page there are none, and each search takes long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _file_doubts(data: bytes) -> Iterator[Issue]:
    """Yield what is wrong with the file as a whole."""
    if not _is_complete(data):
        yield Issue(IssueCode.PARTIAL, "The file ends without its end mark; pages may be missing.")
    if not has_table(data):
        reason = "The table of objects does not stand where the file says; pdfium searched for the objects."
        yield Issue(IssueCode.DEFECT, reason)
    silent = count_silent_fonts(data)
    if silent:
        yield Issue(IssueCode.UNMAPPED_GLYPHS, f"{silent} fonts do not say which characters their codes mean.")


@_without_cycles()
def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:
    """Return the document that a PDF holds.

    Args:
        data: the whole file.
        options: a password, if the file has one; which pages are recognised from their picture.

    Raises:
        EncryptedError: if it needs a password, or another one.
        ReadError: if it cannot be opened as a PDF.
    """
    document = _open(data, options.password)
    source = _Source(document, GlyphReader(), LetterReader())
    try:
        found, count = _read_pages(source, options.ocr), len(document)
    finally:
        document.close()
    blocks = to_blocks([page for page, _ in found])
    issues = [issue for _, issues in found for issue in issues]
    issues += _file_doubts(data)
    issues += [Issue(IssueCode.PARTIAL, damage) for damage in find_damage(data)]
    if count > _MAX_PAGES:
        issues.append(Issue(IssueCode.PARTIAL, f"Of {count} pages the first {_MAX_PAGES} are read."))
    return Document(blocks, NAME, _READER, len(found), (*issues, *glyph_issues(blocks)))
