"""``python -m evaluation``: how well the labelled documents are read, held against floors.

``--ablate``: without each evidence; ``--relations``: of tables without words; ``--perturb``: with numbers changed;
``--mutate``: whether damage to files is told.
"""

import argparse
import sys
from pathlib import Path

from evaluation.ablation import ablate
from evaluation.compare import evaluate
from evaluation.mutation.gate import mutate
from evaluation.perturb.report import perturb
from evaluation.relations import evaluate_relations

_CHECKOUT = Path(__file__).resolve().parents[1]
_FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--raise", dest="rise", action="store_true", help="write the floors that are worth raising")
    parser.add_argument("--misses", type=int, default=0, help="list so many misses and surplus records of each area")
    parser.add_argument(
        "--ablate", action="store_true", help="measure headings with each kind of evidence switched off"
    )
    parser.add_argument("--relations", action="store_true", help="score the relations found in tables without words")
    parser.add_argument("--perturb", action="store_true", help="change numbers and count how many changes are reported")
    parser.add_argument("--most", type=int, default=40, help="numbers to change in a document, 0 for all (--perturb)")
    parser.add_argument("--seed", type=int, default=1, help="what the choice of numbers hangs on (--perturb)")
    parser.add_argument("--alone", action="store_true", help="one change a run, not several (--perturb)")
    parser.add_argument("--more", type=Path, help="another folder of documents with labels beside them (--perturb)")
    parser.add_argument("--mutate", action="store_true", help="damage every file ten times and look what is told")
    parser.add_argument("--budget", type=float, default=7200, help="seconds for --mutate; smaller files come first")
    parser.add_argument("--only", default="", help="part of the names of the files for --mutate")
    parser.add_argument("--shared", type=Path, default=_CHECKOUT.parent / "shared", help="folder of labelled documents")
    given = parser.parse_args()
    if given.ablate:
        return ablate(given.shared)
    if given.relations:
        return evaluate_relations(given.shared)
    if given.perturb:
        return perturb(
            _CHECKOUT,
            given.shared,
            most=given.most,
            seed=given.seed,
            misses=given.misses,
            alone=given.alone,
            more=given.more,
        )
    if given.mutate:
        return mutate(given.shared, given.budget, given.only)
    return evaluate(given.shared, _FLOORS, rise=given.rise, misses=given.misses)


if __name__ == "__main__":
    sys.exit(main())
