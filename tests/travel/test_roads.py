"""Ways by road: snapping, shortest paths against a plain Dijkstra, what must always hold."""

import heapq
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from optimizer.travel.geodesic import line_m
from optimizer.travel.roads import Road, RoadGraph

SQUARE = {"sw": (0.0, 0.0), "se": (0.0, 0.01), "ne": (0.01, 0.01), "nw": (0.01, 0.0)}
RING = [
    Road("sw", "se", 1000, 36),
    Road("se", "ne", 1000, 36),
    Road("ne", "nw", 1000, 36),
    Road("nw", "sw", 1000, 18),
]


def legs(graph: RoadGraph, origins, destinations, access_speed_kmh=18):
    return graph.legs(graph.snap(origins), graph.snap(destinations), access_speed_kmh)


def drawn(random: Random, nodes: int, roads: int):
    """A random network (often in parts, with double roads and loops) and points around it."""
    spots = {f"n{i}": (random.uniform(0, 0.1), random.uniform(0, 0.1)) for i in range(nodes)}
    names = sorted(spots)
    pieces = []
    for _ in range(roads):
        a, b = random.choice(names), random.choice(names)
        metres = max(1, line_m(spots[a], spots[b])) + random.choice((0, 0, random.randint(0, 3000)))
        pieces.append(Road(a, b, metres, random.choice((20, 30, 50))))
    points = [(random.uniform(0, 0.1), random.uniform(0, 0.1)) for _ in range(5)]
    return spots, pieces, [*points, points[0], spots[names[0]]]


def rounded(value: float) -> int:
    return int(value + 0.5)


def plain(spots, roads, snaps, access_speed_kmh):
    """Milliseconds and metres by hand: every snap becomes a node that cuts its road."""
    ways: dict[str, list[tuple[str, tuple[int, int]]]] = {name: [] for name in spots}

    def join(a, b, cost):
        ways.setdefault(a, []).append((b, cost))
        ways.setdefault(b, []).append((a, cost))

    whole = [(rounded(road.metres * 3600 / road.speed_kmh), road.metres) for road in roads]
    for number, road in enumerate(roads):
        cuts = [((0, 0), road.origin), (whole[number], road.destination)]
        for i, snap in enumerate(snaps):
            if snap.road == number:
                at = (rounded(snap.share * whole[number][0]), rounded(snap.share * road.metres))
                cuts.append((at, f"spot{i}"))
        cuts.sort()
        for (before, a), (after, b) in pairwise(cuts):
            join(a, b, (after[0] - before[0], after[1] - before[1]))
    for i, snap in enumerate(snaps):
        join(f"point{i}", f"spot{i}", (rounded(snap.metres * 3600 / access_speed_kmh), snap.metres))
    found = []
    for i in range(len(snaps)):
        best, heap = {}, [((0, 0), f"point{i}")]
        while heap:
            cost, at = heapq.heappop(heap)
            if at not in best:
                best[at] = cost
                for to, step in ways[at]:
                    heapq.heappush(heap, ((cost[0] + step[0], cost[1] + step[1]), to))
        found.append([best.get(f"point{j}") for j in range(len(snaps))])
    return found


@pytest.mark.parametrize("seed", range(25))
def test_ways_agree_with_a_plain_dijkstra(seed: int):
    random = Random(seed)
    spots, roads, points = drawn(random, random.randint(2, 9), random.randint(1, 14))
    graph = RoadGraph(spots, roads)
    snaps = graph.snap(points)
    found = graph.legs(snaps, snaps, 20)
    for i, row in enumerate(plain(spots, roads, snaps, 20)):
        for j, cost in enumerate(row):
            expected = (-1, -1) if cost is None else (rounded(cost[0] / 1000), cost[1])
            if points[i] == points[j]:
                expected = (0, 0)
            assert (found.seconds[i, j], found.metres[i, j]) == expected


@pytest.mark.parametrize("seed", range(10))
def test_ways_are_symmetric_and_no_detour_is_faster(seed: int):
    spots, roads, points = drawn(Random(seed), 8, 20)
    seconds = legs(RoadGraph(spots, roads), points, points).seconds
    assert (seconds == seconds.T).all()
    reached = np.where(seconds < 0, 10**9, seconds)
    by_way_of = (reached[:, :, None] + reached[None]).min(axis=1)
    assert (reached <= by_way_of + 2).all()  # two roundings against one


@pytest.mark.parametrize("seed", range(10))
def test_a_path_starts_and_ends_right_and_is_as_long_as_the_way(seed: int):
    spots, roads, points = drawn(Random(seed), 8, 20)
    straight = [
        Road(r.origin, r.destination, line_m(spots[r.origin], spots[r.destination]), 30)
        for r in roads
    ]
    graph = RoadGraph(spots, [road for road in straight if road.metres])
    snaps = graph.snap(points[:4])
    found = graph.legs(snaps, snaps, 20)
    for i, start in enumerate(snaps):
        for j, end in enumerate(snaps):
            if i != j and found.seconds[i, j] >= 0:
                path = graph.path(start, end)
                assert (path[0], path[-1]) == (start.point, end.point)
                length_m = sum(line_m(a, b) for a, b in pairwise(path))
                assert length_m == pytest.approx(found.metres[i, j], abs=len(path) + 5)


def test_a_point_joins_the_nearest_spot_of_the_nearest_road():
    (snap,) = RoadGraph(SQUARE, RING).snap([(-0.001, 0.0025)])
    assert snap.road == 0
    assert snap.share == pytest.approx(0.25)
    assert snap.spot == pytest.approx((0.0, 0.0025))
    assert snap.metres == pytest.approx(110.6, abs=1)


def test_a_point_beyond_the_end_of_a_road_joins_its_end():
    (snap,) = RoadGraph(SQUARE, RING[:1]).snap([(0.0, 0.02)])
    assert (snap.share, snap.spot) == (1.0, (0.0, 0.01))


def test_east_and_north_are_measured_alike_far_from_the_equator():
    spots = {"a": (60.0, 0.004), "b": (60.0, 0.02), "c": (60.003, 0.0), "d": (60.003, -0.02)}
    graph = RoadGraph(spots, [Road("c", "d", 1200, 30), Road("a", "b", 900, 30)])
    (snap,) = graph.snap([(60.0, 0.0)])  # 334 m south of c, 223 m west of a
    assert (snap.road, snap.metres) == (1, pytest.approx(223, abs=1))


def test_the_access_leg_is_driven_at_its_own_speed():
    found = legs(RoadGraph(SQUARE, RING), [(-0.001, 0.0)], [(0.0, 0.01)], access_speed_kmh=18)
    access_m = line_m((-0.001, 0.0), (0.0, 0.0))
    assert found.metres[0, 0] == 1000 + access_m
    assert found.seconds[0, 0] == rounded(100 + access_m / 5)


def test_the_fast_way_round_beats_the_slow_direct_road():
    found = legs(RoadGraph(SQUARE, RING), [SQUARE["sw"]], [SQUARE["nw"]])
    assert (found.seconds[0, 0], found.metres[0, 0]) == (200, 1000)
    slower = [*RING[:3], Road("nw", "sw", 1000, 10)]
    found = legs(RoadGraph(SQUARE, slower), [SQUARE["sw"]], [SQUARE["nw"]])
    assert (found.seconds[0, 0], found.metres[0, 0]) == (300, 3000)


def test_of_two_roads_between_the_same_nodes_the_faster_counts():
    for twins in ([RING[0], Road("se", "sw", 900, 12)], [Road("se", "sw", 900, 12), RING[0]]):
        graph = RoadGraph(SQUARE, [*twins, RING[1]])
        assert legs(graph, [(-0.0, 0.0)], [SQUARE["ne"]]).seconds[0, 0] == 200


def test_the_same_point_is_no_way_even_far_from_the_road():
    away = (-0.01, 0.005)
    found = legs(RoadGraph(SQUARE, RING), [away], [away, (-0.01, 0.0051)])
    assert found.seconds[0, 0] == found.metres[0, 0] == 0
    assert found.seconds[0, 1] > 300


def test_where_no_road_leads_the_way_is_missing():
    spots = SQUARE | {"x": (1.0, 1.0), "y": (1.0, 1.01)}
    graph = RoadGraph(spots, [*RING, Road("x", "y", 1200, 30)])
    here, there = graph.snap([SQUARE["sw"], spots["x"]])
    assert graph.part(here) != graph.part(there)
    found = graph.legs([here], [there, here], 20)
    assert found.seconds.tolist() == found.metres.tolist() == [[-1, 0]]
    with pytest.raises(ValueError, match="no road leads"):
        graph.path(here, there)


def test_no_points_have_no_ways():
    assert legs(RoadGraph(SQUARE, RING), [], [SQUARE["sw"]]).seconds.shape == (0, 1)


def test_a_road_with_an_unknown_node_is_refused_by_name():
    with pytest.raises(ValueError, match="unknown node zz"):
        RoadGraph(SQUARE, [Road("sw", "zz", 10, 30)])


def test_a_network_without_roads_is_refused():
    with pytest.raises(ValueError, match="no road"):
        RoadGraph(SQUARE, [])
