"""Which files a command leaves."""

from optimizer.tasks.outputs import coverage_files, plan_files, route_files
from tests.views.route_sample import sample_routes


def test_each_command_leaves_its_files(view, covered):
    routes = {"routes.json", "routes.geojson", "run-sheets.pdf"}
    both = {"report.html", "summary.json"}
    files = route_files(sample_routes(), "zh")
    assert files.keys() == routes | both
    assert coverage_files(*covered, "zh").keys() == {"coverage.json"} | both
    every = plan_files(view, sample_routes(), *covered, 417_230, "zh")
    calendars = {name for name in every if name.startswith("calendars/")}
    assert calendars
    roster = {"roster.json", "roster.xlsx"}
    assert every.keys() - calendars == routes | both | roster | {"coverage.json"}
    assert files["routes.json"] == every["routes.json"]
