"""Files that are empty, cut, misnamed, protected, or of another format than they seem."""

import random
from functools import partial

from corpus.build.ole import to_ole
from tests.conftest import CHECKOUT
from tests.hostile.kinds import Kind, kind
from tests.parsers.hwp5.build import doc_info, file_header, hwp, para
from tests.parsers.hwpml.writer import hml, p

_PLAN = "saebeol-jobs-2025"
_FORMS = ("hwp", "hwpx", "docx", "pptx", "odt", "pdf")
_SHARES = (25, 50, 75, 95)
WORDS = "주요업무계획"


def sample(form: str) -> bytes:
    """Return a sample plan."""
    return (CHECKOUT / "corpus" / f"{_PLAN}.{form}").read_bytes()


def _cut(form: str, share: int) -> bytes:
    data = sample(form)
    return data[: len(data) * share // 100]


def _noise() -> bytes:
    return b"\0" + random.Random(48).randbytes(100_000)


def _hwp3() -> bytes:
    return b"HWP Document File V3.00 \x1a\1\2\3\4\5" + bytes(40)


def _hml_with_doctype() -> bytes:
    return hml(p(WORDS), declaration='<?xml version="1.0"?><!DOCTYPE HWPML [<!ENTITY e "x">]>')


def _locked_hwp() -> bytes:
    return hwp(para(WORDS), header=file_header(flags=3))


def _distributed_hwp() -> bytes:
    """Return a distribution document whose key record is garbage, beside the usual placeholder."""
    return hwp(para("이 문서는 상위 버전의 배포용 문서입니다."), flags=5, ViewText={"Section0": bytes(range(256)) * 4})


def _drm_hwp() -> bytes:
    return hwp(para(WORDS), header=file_header(flags=1 | 1 << 4))


def _encrypted_docx() -> bytes:
    return to_ole({"EncryptionInfo": bytes(300), "EncryptedPackage": _noise()})


def _without_body() -> bytes:
    return to_ole({"FileHeader": file_header(0), "DocInfo": doc_info()})


KINDS: tuple[Kind, ...] = (
    kind("empty", bytes, "hwp", "EMPTY"),
    kind("random", _noise, "hwp", "UNKNOWN_FORMAT"),
    *(
        kind(f"{form} cut at {share} %", partial(_cut, form, share), form, "TRUNCATED")
        for form in _FORMS
        for share in _SHARES
    ),
    kind("docx named hwp", partial(sample, "docx"), "hwp", "format_mismatch"),
    kind("hwpx named hwp", partial(sample, "hwpx"), "hwp", "format_mismatch"),
    kind("pdf named docx", partial(sample, "pdf"), "docx", "format_mismatch"),
    kind("picture of no known kind named pdf", partial(bytes, b"GIF89a" + bytes(300)), "pdf", "FORMAT_MISMATCH"),
    kind("hwp 3 without a body", _hwp3, "hwp", "TRUNCATED"),
    kind(
        "hwp 3 of version 2",
        partial(bytes, b"HWP Document File V2.00 \x1a" + bytes(2000)),
        "hwp",
        "UNSUPPORTED_VERSION",
    ),
    kind("hwpml with a document type", _hml_with_doctype, "hml", "UNSAFE_ARCHIVE"),
    kind("hwp under a password", _locked_hwp, "hwp", "PASSWORD"),
    kind("hwp for distribution, key damaged", _distributed_hwp, "hwp", "partial"),
    kind("hwp under DRM", _drm_hwp, "hwp", "DRM"),
    kind("DRM wrapper of Fasoo", lambda: b"\x9b DRMONE  This Document is encrypted" + _noise(), "hwp", "DRM"),
    kind("DRM wrapper of SoftCamp", lambda: b"SCDSA002" + _noise(), "docx", "DRM"),
    kind("docx under a password", _encrypted_docx, "docx", "PASSWORD"),
    kind("hwp without BodyText", _without_body, "hwp", "CORRUPT"),
)
