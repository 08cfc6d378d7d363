"""Writes small HWPX documents from OWPML."""

import base64
import hashlib
import io
import zipfile
import zlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "hp": "http://www.hancom.co.kr/hwpml/2011/paragraph",
        "hs": "http://www.hancom.co.kr/hwpml/2011/section",
        "hh": "http://www.hancom.co.kr/hwpml/2011/head",
        "hc": "http://www.hancom.co.kr/hwpml/2011/core",
        "opf": "http://www.idpf.org/2007/opf/",
        "epub": "http://www.idpf.org/2007/ops",
    }.items()
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
SECTION, HEADER, CONTENT = "Contents/section0.xml", "Contents/header.xml", "Contents/content.hpf"
HEAD = (
    '<hh:fontfaces><hh:fontface lang="HANGUL" fontCnt="2"><hh:font id="0" face="함초롬바탕"/>'
    '<hh:font id="1" face="HY헤드라인M"/></hh:fontface>'
    '<hh:fontface lang="LATIN" fontCnt="1"><hh:font id="0" face="Times"/></hh:fontface></hh:fontfaces>'
    '<hh:borderFill id="1"><hh:leftBorder type="NONE"/><hh:rightBorder type="NONE"/><hh:topBorder type="NONE"/>'
    '<hh:bottomBorder type="SOLID"/></hh:borderFill>'
    '<hh:borderFill id="2"><hh:leftBorder type="SOLID"/><hh:rightBorder type="SOLID"/><hh:topBorder type="DASH"/>'
    '<hh:bottomBorder type="SOLID"/></hh:borderFill>'
    '<hh:charPr id="0" height="1000"><hh:fontRef hangul="0"/></hh:charPr>'
    '<hh:charPr id="1" height="1600"><hh:fontRef hangul="1"/><hh:bold/></hh:charPr>'
    '<hh:numbering id="1" start="0"><hh:paraHead level="1" numFormat="ROMAN_CAPITAL" start="1">^1.</hh:paraHead>'
    '<hh:paraHead level="2" numFormat="HANGUL_SYLLABLE" start="3">^1-^2)</hh:paraHead></hh:numbering>'
    '<hh:bullet id="1" char="□" useImage="0"><hh:paraHead level="0"/></hh:bullet>'
    '<hh:paraPr id="0"><hh:align horizontal="JUSTIFY"/></hh:paraPr>'
    '<hh:paraPr id="1"><hh:align horizontal="CENTER"/><hh:heading type="OUTLINE" idRef="0" level="0"/></hh:paraPr>'
    '<hh:paraPr id="2"><hh:heading type="NUMBER" idRef="1" level="1"/>'
    '<hh:margin><hc:intent value="1000"/><hc:left value="3000"/></hh:margin></hh:paraPr>'
    '<hh:paraPr id="3"><hh:heading type="BULLET" idRef="1" level="0"/><hp:switch><hp:case '
    'hp:required-namespace="http://www.hancom.co.kr/hwpml/2016/HwpUnitChar"><hh:margin><hc:intent value="-500"/>'
    '<hc:left value="1500"/></hh:margin></hp:case><hp:default><hh:margin><hc:left value="9999"/></hh:margin>'
    "</hp:default></hp:switch></hh:paraPr>"
    '<hh:paraPr id="4"><hh:border borderFillIDRef="2"/></hh:paraPr>'
)


def head(inner: str = HEAD, sections: int = 1) -> str:
    return f'{DECLARATION}<hh:head {NAMESPACES} version="1.4" secCnt="{sections}">{inner}</hh:head>'


def sec(body: str) -> str:
    return f"{DECLARATION}<hs:sec {NAMESPACES}>{body}</hs:sec>"


def run(inner: str, look: int = 0) -> str:
    return f'<hp:run charPrIDRef="{look}">{inner}</hp:run>'


def p(text: str = "", *objects: str, look: int = 0, shape: int = 0, lines: tuple[tuple[int, int], ...] = ()) -> str:
    """Return a paragraph with objects before its text; ``lines`` are pairs of first character and top."""
    laid = "".join(
        f'<hp:lineseg textpos="{start}" vertpos="{top}" horzpos="0" flags="393216"/>' for start, top in lines
    )
    laid = f"<hp:linesegarray>{laid}</hp:linesegarray>" if laid else ""
    return f'<hp:p paraPrIDRef="{shape}">{run("".join(objects) + f"<hp:t>{text}</hp:t>", look)}{laid}</hp:p>'


def ctrl(inner: str) -> str:
    return f"<hp:ctrl>{inner}</hp:ctrl>"


def sub(*paras: str) -> str:
    return f"<hp:subList>{''.join(paras)}</hp:subList>"


def pos(*, inline: bool) -> str:
    return f'<hp:pos treatAsChar="{int(inline)}"/>'


def tc(row: int, col: int, *paras: str, spans: tuple[int, int] = (1, 1), header: bool = False) -> str:
    return (
        f'<hp:tc header="{int(header)}">{sub(*paras)}<hp:cellAddr colAddr="{col}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="{spans[1]}" rowSpan="{spans[0]}"/><hp:cellSz width="100" height="1000"/></hp:tc>'
    )


def tbl(*rows: str, size: tuple[int, int] = (0, 0), inline: bool = True, caption: str = "") -> str:
    lines = "".join(f"<hp:tr>{row}</hp:tr>" for row in rows)
    named = f"<hp:caption>{sub(p(caption))}</hp:caption>" if caption else ""
    return f'<hp:tbl rowCnt="{size[0]}" colCnt="{size[1]}">{pos(inline=inline)}{named}{lines}</hp:tbl>'


def box(*paras: str, inline: bool = False) -> str:
    return f"<hp:rect><hp:drawText>{sub(*paras)}</hp:drawText>{pos(inline=inline)}</hp:rect>"


def note(kind: str, number: int, text: str) -> str:
    auto = f'<hp:autoNum num="{number}" numType="{kind.upper()}"><hp:autoNumFormat type="DIGIT" suffixChar=")"/></hp:autoNum>'
    return ctrl(f'<hp:{kind} number="{number}" suffixChar="41">{sub(p(text, ctrl(auto)))}</hp:{kind}>')


def content(items: dict[str, str], spine: tuple[str, ...]) -> str:
    named = "".join(f'<opf:item id="{key}" href="{href}"/>' for key, href in items.items())
    order = "".join(f'<opf:itemref idref="{key}"/>' for key in spine)
    return f"<opf:package {NAMESPACES}><opf:manifest>{named}</opf:manifest><opf:spine>{order}</opf:spine></opf:package>"


def pack(parts: dict[str, str | bytes | None]) -> bytes:
    """Return the archive of parts; those that are None are left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {"mimetype": "application/hwp+zip", **parts}.items():
            if part is not None:
                archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def hwpx(*body: str, parts: dict[str, str | bytes | None] | None = None) -> bytes:
    """Return a document of one section; ``parts`` replace others or come in addition."""
    items = {"header": HEADER, "section0": SECTION}
    own: dict[str, str | bytes | None] = {
        HEADER: head(),
        SECTION: sec("".join(body)),
        CONTENT: content(items, ("header", "section0")),
    }
    return pack(own | (parts or {}))


_M = 'xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
_SALT = bytes(range(16))


def encrypted(parts: dict[str, str], password: str, *, algorithm: str = "aes256-cbc", rounds: str = "16") -> bytes:
    """Return a package whose parts are encrypted as Hangul does it: packed, padded with zeros, AES-256 in CBC mode."""
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(password.encode()).digest(), _SALT, 16, 32)
    entries, stored = "", dict[str, str | bytes | None]()
    for name, text in parts.items():
        deflater = zlib.compressobj(wbits=-15)
        packed = deflater.compress(text.encode()) + deflater.flush()
        encryptor = Cipher(algorithms.AES(key), modes.CBC(_SALT)).encryptor()
        stored[name] = encryptor.update(packed + bytes(-len(packed) % 16)) + encryptor.finalize()
        checksum = base64.b64encode(hashlib.sha256(text.encode()[:1024]).digest()).decode()
        salt = base64.b64encode(_SALT).decode()
        entries += (
            f'<odf:file-entry full-path="{name}"><odf:encryption-data checksum-type="urn:x#sha256-1k" '
            f'checksum="{checksum}"><odf:algorithm algorithm-name="urn:x#{algorithm}" initialisation-vector="{salt}"/>'
            f'<odf:key-derivation key-derivation-name="urn:x#pbkdf2" key-size="32" iteration-count="{rounds}" '
            f'salt="{salt}"/><odf:start-key-generation start-key-generation-name="urn:x#sha256" key-size="32"/>'
            "</odf:encryption-data></odf:file-entry>"
        )
    stored["META-INF/manifest.xml"] = f"<odf:manifest {_M}>{entries}</odf:manifest>"
    return pack(stored)
