"""Tests that take seconds; all others are `quick` and together end within a minute on two cores.

Each line begins a test's id. Commands and planners in real scenarios, and sweeps over drawn cases.
"""

SLOW = (
    "tests/benchmarks/test_compare.py::test_the_command",
    "tests/benchmarks/test_curtois_qu.py::test_the_command",
    "tests/benchmarks/test_inrc2.py::test_our_answer",
    "tests/benchmarks/test_roster_peers.py::test_every_engine",
    "tests/benchmarks/test_routing_formats.py::test_a_peer",
    "tests/benchmarks/test_routing_formats.py::test_the_command",
    "tests/benchmarks/test_timefold_roster.py",
    "tests/cli/test_commands.py::test_a_plan_is",
    "tests/cli/test_commands.py::test_some_days",
    "tests/cli/test_reproducible.py",
    "tests/roster/planning/test_planted.py",
    "tests/routes/lower_bound/test_column_generation.py",
    "tests/routes/planning/test_planted.py",
)
