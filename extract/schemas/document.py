"""Facts about the document as a whole (문서 정보)."""

from extract.schemas.base import Record
from extract.source import Source


class Organization(Record):
    """The issuing body (기관): its name as understood, its administrative code and the name of its parent."""

    name: str
    code: str | None = None
    parent: str | None = None


class Signer(Record):
    """One cell of the approval line (결재): position and, where printed, name."""

    position: str
    name: str | None = None


class Approval(Record):
    """The approval block (결재란): registration number, dates as ISO 8601, disclosure class, signers."""

    number: str | None = None
    registered: str | None = None
    approved: str | None = None
    disclosure: str | None = None
    signers: tuple[Signer, ...] = ()
    source: Source


class DocumentFacts(Record):
    """Title, kind, issuer and time of the document.

    Attributes:
        title: title as printed on the cover, letter spacing joined.
        kind: ``plan`` (주요업무계획), ``report`` (업무보고), ``results`` (추진실적) or None.
        organization: issuing body, or None.
        department: issuing department (부서), or None.
        years: years that the document plans or reports, ascending.
        date: EDTF date or interval on the cover, or None.
        session: council session (회기) that it was reported to, or None.
        approval: approval block, or None.
    """

    title: str | None = None
    kind: str | None = None
    organization: Organization | None = None
    department: str | None = None
    years: tuple[int, ...] = ()
    date: str | None = None
    session: str | None = None
    approval: Approval | None = None
