"""VRPLIB files: VRPTW and prize-collecting VRPTW; distances are Euclid cut to one decimal."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from benchmarks.formats.network import Instance, Stand


def read(path: Path) -> Instance:
    """The instance of a file; `ValueError` if it is no VRPTW in VRPLIB form."""
    fields, sections = _parts(path.read_text("utf-8").splitlines())
    if fields.get("EDGE_WEIGHT_TYPE") != "EUC_2D":
        raise ValueError(f"{path.name}: only EDGE_WEIGHT_TYPE EUC_2D is known")
    if [int(row[0]) for row in sections["DEPOT_SECTION"]] != [1, -1]:
        raise ValueError(f"{path.name}: node 1 has to be the only depot")
    nodes = range(1, int(fields["DIMENSION"]) + 1)
    at = {name: {int(row[0]): row[1:] for row in rows} for name, rows in sections.items()}
    prizes = at.get("PRIZE_SECTION")
    stands = [
        Stand(
            open=int(at["TIME_WINDOW_SECTION"][node][0]),
            due=int(at["TIME_WINDOW_SECTION"][node][1]),
            service=_service(node, fields, at),
            load=int(at["DEMAND_SECTION"][node][0]),
            prize=int(prizes[node][0]) if prizes else None,
        )
        for node in nodes
    ]
    places = at["NODE_COORD_SECTION"]
    return Instance(
        name=path.stem,
        stands=tuple(stands),
        vehicles=int(fields.get("VEHICLES", len(stands) - 1)),
        capacity=int(fields["CAPACITY"]),
        points=tuple((Decimal(places[node][0]), Decimal(places[node][1])) for node in nodes),
    )


def _service(node: int, fields: dict[str, str], at: dict[str, dict[int, list[str]]]) -> int:
    if "SERVICE_TIME_SECTION" in at:
        return int(at["SERVICE_TIME_SECTION"][node][0])
    return 0 if node == 1 else int(fields.get("SERVICE_TIME", 0))


def _parts(lines: list[str]) -> tuple[dict[str, str], dict[str, list[list[str]]]]:
    """The `KEY : VALUE` lines, and the rows of each section."""
    fields: dict[str, str] = {}
    sections: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in map(str.strip, lines):
        if line == "EOF":
            break
        if ":" in line:
            key, value = line.split(":", 1)
            fields[key.strip()] = value.strip()
        elif line.endswith("_SECTION"):
            rows = sections.setdefault(line, [])
        elif line:
            rows.append(line.split())
    return fields, sections
