"""`python -m scenarios.generator laoshan|beizhai|month ... OUT_DIR`."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from optimizer.scenario.calendar import MissingNotice
from scenarios.generator.build import generate
from scenarios.generator.spec import Spec, beizhai, laoshan, month


def main(arguments: list[str] | None = None) -> None:
    """Writes a scenario folder; `month` also writes its known roster, `known_plan.json`."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        files, plan = generate(_spec(asked))
    except (MissingNotice, ValueError) as error:
        parser.error(str(error))
    if asked.what == "month":
        files["known_plan.json"] = json.dumps(plan, ensure_ascii=False, indent=1) + "\n"
    for name, text in files.items():
        path = Path(asked.out_dir) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m scenarios.generator", description=main.__doc__)
    kinds = parser.add_subparsers(dest="what", required=True)
    kinds.add_parser("laoshan", help="the district, October 2023").add_argument("out_dir")
    kinds.add_parser("beizhai", help="one sub-district, October 2023").add_argument("out_dir")
    any_month = kinds.add_parser("month", help="any size, any dates")
    any_month.add_argument("--halls", type=int, required=True)
    any_month.add_argument("--extended", type=int, required=True)
    any_month.add_argument("--first", type=date.fromisoformat, required=True)
    any_month.add_argument("--last", type=date.fromisoformat, required=True)
    any_month.add_argument("--seed", type=int, default=1)
    any_month.add_argument("out_dir")
    return parser


def _spec(asked: Namespace) -> Spec:
    if asked.what == "month":
        return month(asked.halls, asked.extended, asked.first, asked.last, asked.seed)
    return laoshan() if asked.what == "laoshan" else beizhai()


if __name__ == "__main__":
    main()
