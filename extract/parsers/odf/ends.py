"""What stands behind the body: footnotes, endnotes and annotations that were met in it."""

from collections.abc import Iterator

from extract.document import Part
from extract.parsers.flow import Item, Line, texts_only
from extract.parsers.odf.story import Place, StoryReader
from extract.parsers.odf.xml import child, get


def read_notes(reader: StoryReader) -> Iterator[Item]:
    """Yield the paragraphs of the notes (각주, 미주) in the order of their marks, the first of each with its mark."""
    for note in tuple(reader.notes):
        body = child(note, "text:note-body")
        citation = child(note, "text:note-citation")
        mark = (get(citation, "text:label") or (citation.text if citation is not None else "") or "").strip()
        for item in texts_only(reader.read_story(body, Place(Part.FOOTNOTE)) if body is not None else ()):
            if mark and isinstance(item, Line):
                yield item._replace(number=mark)
                mark = ""
            else:
                yield item


def read_comments(reader: StoryReader) -> Iterator[Item]:
    """Yield the paragraphs of the annotations (메모)."""
    for comment in tuple(reader.comments):
        yield from texts_only(reader.read_story(comment, Place(Part.COMMENT)))
