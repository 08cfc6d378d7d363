"""``python -m corpus.build``: write every plan in every form, and the manifest; ``--check`` only recomputes."""

import argparse
from pathlib import Path

from corpus.build.manifest import to_manifest
from corpus.build.markup import read_plans
from corpus.build.model import Plan
from corpus.build.relations import count_relations, findings
from corpus.build.to_hwp import to_hwp
from corpus.build.to_hwpx import to_hwpx
from corpus.build.to_odt import to_odt
from corpus.build.to_txt import to_txt

TARGET = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build, and report what does not hold and where the contents page names a wrong page."""
    parser = argparse.ArgumentParser(description="Build the sample plans.")
    parser.add_argument("--only", default="", help="write only the plans whose names begin so, and the manifest")
    parser.add_argument("--check", action="store_true", help="recompute only; write nothing")
    arguments = parser.parse_args()
    plans = {plan.name: plan for plan in read_plans()}
    for plan in plans.values():
        print(f"{plan.name}: {count_relations(plan)} relations, {len(plan.planted)} planted errors")
        for finding in findings(plan, plans):
            print("  ", finding)
        if not arguments.check and plan.name.startswith(arguments.only):
            _write(plan)
    if not arguments.check:
        (TARGET / "manifest.json").write_text(to_manifest(tuple(plans.values()), TARGET), "utf-8")


def _write(plan: Plan) -> None:
    from corpus.build.to_docx import to_docx  # noqa: PLC0415 - its library, as those below, is needed only for writing
    from corpus.build.to_pptx import to_pptx  # noqa: PLC0415

    (TARGET / f"{plan.name}.txt").write_text(to_txt(plan), "utf-8")
    writers = {"docx": to_docx, "hwp": to_hwp, "hwpx": to_hwpx, "odt": to_odt, "pptx": to_pptx}
    for form in set(writers) & set(plan.forms):
        (TARGET / f"{plan.name}.{form}").write_bytes(writers[form](plan))
    if "pdf" in plan.forms:
        _write_pdf(plan)


def _write_pdf(plan: Plan) -> None:
    from corpus.build.to_pdf import to_pdf  # noqa: PLC0415

    data, pages = to_pdf(plan)
    (TARGET / f"{plan.name}.pdf").write_bytes(data)
    for entry in plan.contents:
        page = pages.get((entry.level, entry.number, entry.title)) or pages.get((entry.level, entry.number, ""))
        if entry.page != page:
            print(f"   contents: {entry.number} {entry.title} is on page {page}, not {entry.page}")


if __name__ == "__main__":
    main()
