"""`python -m scenarios.generator laoshan|beizhai|month ...|week ... OUT_DIR`."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from optimizer.scenario.calendar import MissingNotice
from scenarios.generator.build import generate
from scenarios.generator.spec import Spec, beizhai, laoshan, month
from scenarios.generator.week import week
from scenarios.generator.write import write


def main(arguments: list[str] | None = None) -> None:
    """Writes a scenario folder; `month` and `week` also their known plans, `known_*.json`."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        files = _files(asked)
    except (MissingNotice, ValueError) as error:
        parser.error(str(error))
    write(files, Path(asked.out_dir))


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
    planted = kinds.add_parser("week", help="a planted week of routes")
    planted.add_argument("--visits", type=int, required=True)
    planted.add_argument("--vans", type=int, default=1)
    planted.add_argument("--seed", type=int, default=1)
    planted.add_argument("out_dir")
    return parser


def _files(asked: Namespace) -> dict[str, str]:
    if asked.what == "week":
        files, routes = week(asked.visits, asked.seed, asked.vans)
        return files | {"known_routes.json": _json(routes)}
    files, plan = generate(_spec(asked))
    return files | ({"known_plan.json": _json(plan)} if asked.what == "month" else {})


def _json(plan: object) -> str:
    return json.dumps(plan, ensure_ascii=False, indent=1) + "\n"


def _spec(asked: Namespace) -> Spec:
    if asked.what == "month":
        return month(asked.halls, asked.extended, asked.first, asked.last, asked.seed)
    return laoshan() if asked.what == "laoshan" else beizhai()


if __name__ == "__main__":
    main()
