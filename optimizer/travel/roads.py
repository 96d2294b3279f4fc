"""Ways by road: points are joined to the nearest road, shortest paths found by scipy.

A way is the access leg to the nearest spot of the nearest road, the fastest way by road, and the
access leg at the other end. Milliseconds and metres are whole numbers, so ways are symmetric and
sums exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from optimizer.travel.geodesic import Legs, Point
from optimizer.travel.snapping import Snap, nearest_spots

_METRES = 2**24
"""A cost is milliseconds x this + metres: the fastest way, of equally fast ones the shortest.

Exact in float64 up to 149 hours and 16,000 km.
"""


@dataclass(frozen=True, slots=True)
class Road:
    """A piece of road between two nodes, driven both ways."""

    origin: str
    destination: str
    metres: int
    speed_kmh: int


class _Joined(NamedTuple):
    """Snaps as arrays: roads, costs along them from their origins, end nodes, costs to these."""

    roads: NDArray[np.int64]
    along: NDArray[np.int64]
    nodes: NDArray[np.int64]
    costs: NDArray[np.int64]


class RoadGraph:
    """A network of roads; ValueError when a road names an unknown node or there is no road."""

    def __init__(self, nodes: Mapping[str, Point], roads: Sequence[Road]) -> None:
        row_of = {node: row for row, node in enumerate(sorted(nodes))}
        unknown = sorted({n for r in roads for n in (r.origin, r.destination)} - row_of.keys())
        if unknown:
            raise ValueError(f"a road names the unknown node {unknown[0]}")
        if not roads:
            raise ValueError("there is no road")
        self._spots = np.array([nodes[node] for node in row_of], dtype=np.float64)
        self._ends = np.array([(row_of[r.origin], row_of[r.destination]) for r in roads])
        self._metres = np.array([road.metres for road in roads], dtype=np.int64)
        self._ms = _drive_ms(self._metres, np.array([road.speed_kmh for road in roads]))
        self._graph = _graph(len(row_of), self._ends, self._ms * _METRES + self._metres)
        self._part = connected_components(self._graph, directed=False)[1]

    def snap(self, points: Sequence[Point]) -> tuple[Snap, ...]:
        """The nearest spot of the nearest road of every point."""
        return nearest_spots(points, self._spots[self._ends[:, 0]], self._spots[self._ends[:, 1]])

    def part(self, snap: Snap) -> int:
        """Which part of the network a snap is in; roads lead only within a part."""
        return int(self._part[self._ends[snap.road, 0]])

    def legs(
        self, origins: Sequence[Snap], destinations: Sequence[Snap], access_speed_kmh: int
    ) -> Legs:
        """The ways from every origin (row) to every destination (column); -1 where none leads.

        Seconds are rounded half up. From a point to the same point takes no time.
        """
        if not origins or not destinations:
            nothing = np.zeros((len(origins), len(destinations)), dtype=np.int64)
            return Legs(nothing, nothing)
        start, end = self._join(origins), self._join(destinations)
        sources, row = np.unique(start.nodes, return_inverse=True)
        between = dijkstra(self._graph, indices=sources)[row.reshape(start.nodes.shape)]
        ways = [
            start.costs[:, i, None] + between[:, i][:, end.nodes[:, j]] + end.costs[None, :, j]
            for i in (0, 1)
            for j in (0, 1)
        ]
        way = np.minimum.reduce([*ways, _on_one_road(start, end)])
        way += _access(origins, access_speed_kmh)[:, None] + _access(destinations, access_speed_kmh)
        way[_same_point(origins, destinations)] = 0
        found = np.isfinite(way)
        whole = np.where(found, way, 0).astype(np.int64)
        seconds, metres = (whole // _METRES + 500) // 1000, whole % _METRES
        return Legs(np.where(found, seconds, -1), np.where(found, metres, -1))

    def path(self, origin: Snap, destination: Snap) -> tuple[Point, ...]:
        """The points of the fastest way by road, both ends included; ValueError: none leads."""
        start, end = self._join([origin]), self._join([destination])
        to, before = dijkstra(self._graph, indices=start.nodes[0], return_predecessors=True)
        ways = start.costs[0][:, None] + to[:, end.nodes[0]] + end.costs
        i, j = divmod(int(ways.argmin()), 2)
        direct = _on_one_road(start, end)[0, 0]
        if not np.isfinite(min(ways[i, j], direct)):
            raise ValueError(f"no road leads from {origin.point} to {destination.point}")
        nodes: list[int] = []
        if ways[i, j] < direct:
            nodes = [int(end.nodes[0, j])]
            while nodes[-1] != start.nodes[0, i]:
                nodes.append(int(before[i, nodes[-1]]))
        bends = [(float(lat), float(lon)) for lat, lon in self._spots[nodes[::-1]]]
        line = [origin.point, origin.spot, *bends, destination.spot, destination.point]
        return tuple(one for one, last in zip(line, [None, *line], strict=False) if one != last)

    def _join(self, snaps: Sequence[Snap]) -> _Joined:
        roads = np.array([snap.road for snap in snaps], dtype=np.int64)
        share = np.array([snap.share for snap in snaps], dtype=np.float64)
        ms, metres = self._ms[roads], self._metres[roads]
        along_ms, along_m = (_half_up(share * whole) for whole in (ms, metres))
        along = along_ms * _METRES + along_m
        rest = (ms - along_ms) * _METRES + metres - along_m
        return _Joined(roads, along, self._ends[roads], np.column_stack((along, rest)))


def _half_up(values: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.floor(values + 0.5).astype(np.int64)


def _drive_ms(metres: NDArray[np.int64], speed_kmh: NDArray[np.int64] | int) -> NDArray[np.int64]:
    """Milliseconds, rounded half up."""
    return np.asarray((metres * 7200 + speed_kmh) // (2 * speed_kmh), dtype=np.int64)


def _graph(
    nodes: int, ends: NDArray[np.int64], costs: NDArray[np.int64]
) -> csr_array[np.float64, tuple[int, int]]:
    """Both ways of every road; of several roads between two nodes the fastest."""
    ways = np.concatenate((ends, ends[:, ::-1]))
    both = np.concatenate((costs, costs))
    order = np.argsort(both, kind="stable")
    _, first = np.unique(ways[order] @ (nodes, 1), return_index=True)
    kept = order[first]
    weights = both[kept].astype(np.float64)
    return csr_array((weights, (ways[kept, 0], ways[kept, 1])), shape=(nodes, nodes))


def _access(snaps: Sequence[Snap], speed_kmh: int) -> NDArray[np.float64]:
    metres = np.array([snap.metres for snap in snaps], dtype=np.int64)
    return (_drive_ms(metres, speed_kmh) * _METRES + metres).astype(np.float64)


def _on_one_road(start: _Joined, end: _Joined) -> NDArray[np.float64]:
    """The cost along the road where both are on the same one, else infinite."""
    apart = np.abs(start.along[:, None] - end.along[None]).astype(np.float64)
    return np.where(start.roads[:, None] == end.roads[None], apart, np.inf)


def _same_point(origins: Sequence[Snap], destinations: Sequence[Snap]) -> NDArray[np.bool_]:
    start = np.array([snap.point for snap in origins])
    end = np.array([snap.point for snap in destinations])
    return np.asarray((start[:, None] == end[None]).all(axis=2))
