"""VRPLIB files: VRPTW and prize-collecting VRPTW; distances are Euclid cut to one decimal.

What the reader does not know it refuses: a field or section that is passed over would relax the
instance. As PyVRP reads such files, a client with prize 0 has to be served.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from benchmarks.formats.network import Instance, Stand
from benchmarks.formats.text import lines_of, number, refuse_repeats, whole

_FIELDS = {
    "NAME",
    "COMMENT",
    "TYPE",
    "DIMENSION",
    "VEHICLES",
    "CAPACITY",
    "SERVICE_TIME",
    "EDGE_WEIGHT_TYPE",
}
_WIDTHS = {
    "NODE_COORD": 3,
    "DEMAND": 2,
    "TIME_WINDOW": 3,
    "SERVICE_TIME": 2,
    "PRIZE": 2,
    "DEPOT": 1,
}
"""How many numbers a row of each section holds."""
_NEEDED = ("NODE_COORD", "DEMAND", "TIME_WINDOW", "DEPOT")
_TYPES = ("VRPTW", "CVRPTW", "PCVRPTW")
_SECTION = re.compile(r"(\w+?)_SECTION\s*:?")

Rows = dict[int, list[str]]


def read(path: Path) -> Instance:
    """The instance of a file; ValueError naming whatever is missing, unknown or contradictory."""
    fields, sections = _parts(path)
    where = path.name
    if fields.get("EDGE_WEIGHT_TYPE") != "EUC_2D":
        raise ValueError(f"{where}: only EDGE_WEIGHT_TYPE EUC_2D is known")
    if fields.get("TYPE", _TYPES[0]) not in _TYPES:
        raise ValueError(f"{where}: TYPE {fields['TYPE']} is not one of {', '.join(_TYPES)}")
    for name in ("DIMENSION", "CAPACITY"):
        if name not in fields:
            raise ValueError(f"{where}: {name} is missing")
    if [row[0] for row in sections["DEPOT"]] != ["1", "-1"]:
        raise ValueError(f"{where}: node 1 has to be the only depot, -1 ends its section")
    nodes = whole(fields["DIMENSION"], f"{where}: DIMENSION", 1)
    at = {
        name: _by_node(rows, nodes, f"{where}: {name}_SECTION")
        for name, rows in sections.items()
        if name != "DEPOT"
    }
    stands = tuple(_stand(node, fields, at, where) for node in range(1, nodes + 1))
    places = [at["NODE_COORD"][node] for node in range(1, nodes + 1)]
    points = [tuple(number(text, f"{where}: NODE_COORD_SECTION") for text in p) for p in places]
    return Instance(
        name=path.stem,
        stands=stands,
        vehicles=whole(fields.get("VEHICLES", str(max(1, nodes - 1))), f"{where}: VEHICLES", 1),
        capacity=whole(fields["CAPACITY"], f"{where}: CAPACITY"),
        points=tuple((x, y) for x, y in points),
    )


def _stand(node: int, fields: dict[str, str], at: dict[str, Rows], where: str) -> Stand:
    what = f"{where}: node {node}"
    opens, due = (whole(text, f"{what}: time window") for text in at["TIME_WINDOW"][node])
    if due < opens:
        raise ValueError(f"{what}: its time window ends at {due}, before {opens}")
    service = "0" if node == 1 else fields.get("SERVICE_TIME", "0")
    if "SERVICE_TIME" in at:
        service = at["SERVICE_TIME"][node][0]
    load = whole(at["DEMAND"][node][0], f"{what}: demand")
    if node == 1 and load:
        raise ValueError(f"{what}: the depot has a demand")
    prize = whole(at["PRIZE"][node][0], f"{what}: prize") if "PRIZE" in at else 0
    return Stand(opens, due, whole(service, f"{what}: service time"), load, prize or None)


def _by_node(rows: list[list[str]], nodes: int, what: str) -> Rows:
    """The rows of a section by node: one for each, none twice."""
    refuse_repeats([row[0] for row in rows], what)
    found = {whole(row[0], what, 1): row[1:] for row in rows}
    if sorted(found) != [*range(1, nodes + 1)]:
        raise ValueError(f"{what}: {len(found)} rows, wanted are nodes 1 to {nodes}")
    return found


def _parts(path: Path) -> tuple[dict[str, str], dict[str, list[list[str]]]]:
    """The `KEY : VALUE` lines, and the rows of each section."""
    fields: dict[str, str] = {}
    sections: dict[str, list[list[str]]] = {}
    section = ""
    for line in lines_of(path):
        heading = _SECTION.fullmatch(line)
        if line == "EOF":
            break
        if heading:
            section = _new(heading[1], _WIDTHS, sections, f"{path.name}: section")
            sections[section] = []
        elif ":" in line:
            key, value = (part.strip() for part in line.split(":", 1))
            fields[_new(key, _FIELDS, fields, f"{path.name}: field")] = value
        elif line and section:
            row = line.split()
            if len(row) != _WIDTHS[section]:
                raise ValueError(f"{path.name}: {section}_SECTION: cannot read {line!r}")
            sections[section].append(row)
        elif line:
            raise ValueError(f"{path.name}: cannot read {line!r}")
    missing = [name for name in _NEEDED if name not in sections]
    if missing:
        raise ValueError(f"{path.name}: {missing[0]}_SECTION is missing")
    return fields, sections


def _new(name: str, known: Collection[str], seen: Collection[str], what: str) -> str:
    """A known name that was not there yet."""
    if name not in known:
        raise ValueError(f"{what} {name} is not known")
    if name in seen:
        raise ValueError(f"{what} {name} stands twice")
    return name
