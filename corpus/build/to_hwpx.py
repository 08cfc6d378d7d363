"""Writes a plan as HWPX (KS X 6101): a zip of XML parts that hold the same document as the HWP file."""

from corpus.build.archive import to_zip
from corpus.build.hancom import to_story
from corpus.build.hancom_model import list_values, plain_lines
from corpus.build.hwpx_body import Section
from corpus.build.hwpx_head import to_head
from corpus.build.hwpx_names import DECLARATION, element, text
from corpus.build.model import Plan

_PARTS = ("header", "section0")
_PREVIEW = 1022


def to_hwpx(plan: Plan) -> bytes:
    """Return the HWPX file; the same plan always gives the same bytes."""
    story = to_story(plan)
    lists = list_values(story)
    parts = {
        "version.xml": _version(),
        "META-INF/container.xml": _container(),
        "Contents/content.hpf": _package(plan),
        "Contents/header.xml": to_head(lists),
        "Contents/section0.xml": Section(story, lists).written(),
        "Preview/PrvText.txt": "\r\n".join(plain_lines(story.paras))[:_PREVIEW],
    }
    return to_zip(parts, "application/hwp+zip")


def _version() -> str:
    about = {"tagetApplication": "WORDPROCESSOR", "major": 5, "minor": 1, "micro": 0, "buildNumber": 1, "os": 1}
    name = "http://www.hancom.co.kr/hwpml/2011/version"
    own = {"xmlVersion": "1.4", "application": "workplan-extract", "appVersion": "1"}
    return DECLARATION + element("hv:HCFVersion", **{"xmlns:hv": name}, **about, **own)


def _container() -> str:
    package = {"full-path": "Contents/content.hpf", "media-type": "application/hwpml-package+xml"}
    files = element("ocf:rootfiles", element("ocf:rootfile", **package))
    return DECLARATION + element(
        "ocf:container", files, **{"xmlns:ocf": "urn:oasis:names:tc:opendocument:xmlns:container"}
    )


def _package(plan: Plan) -> str:
    about = element(
        "opf:metadata",
        element("opf:title", text(" ".join(plan.cover.title))),
        element("opf:language", "ko"),
        element("opf:meta", text(plan.department), name="creator", content="text"),
        element("opf:meta", "2025-01-01T00:00:00Z", name="CreatedDate", content="text"),
    )
    items = (
        element("opf:item", id=name, href=f"Contents/{name}.xml", **{"media-type": "application/xml"})
        for name in _PARTS
    )
    spine = element("opf:spine", *(element("opf:itemref", idref=name, linear="yes") for name in _PARTS))
    names = {"xmlns:opf": "http://www.idpf.org/2007/opf/", "version": "", "unique-identifier": "", "id": ""}
    return DECLARATION + element("opf:package", about, element("opf:manifest", *items), spine, **names)
