"""What-ifs change what they say, list it, and refuse what cannot be meant."""

import pytest

from optimizer.scenario.scenario import Change
from optimizer.words.message import message
from tests.scenario.sample import Folder

DESCRIPTION = 'description: {en: "Test", zh: "测试"}\n'


def test_noon_everywhere_adds_an_opening_for_each_hall(folder: Folder) -> None:
    folder.write(
        "openings.csv",
        (folder.path / "openings.csv").read_text("utf-8") + "大崂,noon,2023-10-09,medical,\n",
    )
    scenario = folder.load("noon-everywhere")
    noon = [(o.hall, o.offers) for o in scenario.openings if o.slot == "noon"]
    assert noon == [("双石", "universal"), ("大崂", "medical")]
    assert [change.where for change in scenario.changes] == ["openings.双石/noon"]


def test_flu_week_adds_absences(folder: Folder) -> None:
    scenario = folder.load("flu-week")
    assert len(scenario.absences) == 4
    assert scenario.what_ifs == ("flu-week",)


def test_no_lending_sets_a_rule(folder: Folder) -> None:
    scenario = folder.load("no-lending")
    where = "rules.one_place_at_a_time.lending"
    assert scenario.changes == (Change("no-lending", where, "true", "false"),)
    assert scenario.rules["one_place_at_a_time"].lending is False  # type: ignore[attr-defined]


def test_a_setting_that_the_file_does_not_say_changes_from_its_default(folder: Folder) -> None:
    folder.write(
        "what-if/a.yaml", DESCRIPTION + "set: {goals.fairness.spread: 9, travel.speed_kmh: 20}\n"
    )
    scenario = folder.load("a")
    assert [(c.where, c.before, c.after) for c in scenario.changes] == [
        ("goals.fairness.spread", "6", "9"),
        ("travel.speed_kmh", "30", "20"),
    ]
    assert scenario.goals["fairness"].spread == 9  # type: ignore[attr-defined]


def test_rows_are_changed_and_dropped_by_key_or_condition(folder: Folder) -> None:
    folder.write(
        "what-if/a.yaml",
        DESCRIPTION + "change:\n"
        "  people:\n"
        "    - {key: 大崂-04, to: {items: [universal, medical], pattern: null}}\n"
        "    - {where: {hall: 双石, role: 窗口}, to: {on_call_from: 大崂}}\n"
        "drop:\n"
        "  absences:\n"
        "    - key: 大崂-02/2023-10-11/day\n"
        "  requests:\n"
        "    - where: {wish: no_duty}\n",
    )
    scenario = folder.load("a")
    people = {person.code: person for person in scenario.people}
    assert people["大崂-04"].items == ("universal", "medical")
    assert people["大崂-04"].pattern == ()
    assert people["双石-02"].on_call_from == "大崂"
    assert [absence.person for absence in scenario.absences] == ["双石-02"]
    assert scenario.requests == ()
    assert (
        str(scenario.changes[0].message)
        == "a: people.大崂-04.items: universal -> universal; medical"
    )
    assert scenario.changes[-1].after == message("no row")


def test_a_whole_group_of_settings_may_be_set(folder: Folder) -> None:
    folder.write(
        "what-if/a.yaml",
        DESCRIPTION + 'set:\n  slots.early:\n    name: {en: "Early", zh: "早间"}\n'
        '    hours: "08:00-08:30"\n    days: workday\n    halves: [morning]\n    counts_as: erly\n',
    )
    assert folder.mistakes("a") == [
        "what-if/a.yaml:8:16: slots.early.counts_as: 'erly' is not one of "
        "early, noon, late, weekend, holiday (did you mean 'early'?)"
    ]
    folder.replace("what-if/a.yaml", "erly", "early")
    assert folder.load("a").file.slots["early"].hours.minutes == 30


def test_the_order_of_what_ifs_does_not_matter(folder: Folder) -> None:
    one = folder.load("noon-everywhere", "flu-week")
    other = folder.load("flu-week", "noon-everywhere")
    assert (one.openings, one.absences) == (other.openings, other.absences)


def test_without_a_what_if_nothing_changes(folder: Folder) -> None:
    assert folder.load().changes == ()


def test_two_what_ifs_may_not_add_the_same_row(folder: Folder) -> None:
    row = "add:\n  openings:\n    - row: {hall: 双石, slot: noon, offers: medical}\n"
    folder.write("what-if/station.yaml", DESCRIPTION + row)
    (mistake,) = folder.mistakes("noon-everywhere", "station")
    assert "by the what-ifs 'noon-everywhere' and 'station'" in mistake


def test_a_what_if_may_not_add_a_row_that_exists(folder: Folder) -> None:
    row = "add:\n  openings:\n    - row: {hall: 双石, slot: late, offers: medical}\n"
    folder.write("what-if/a.yaml", DESCRIPTION + row)
    assert folder.mistakes("a") == [
        "what-if/a.yaml:4:19: hall: '双石/late' is there already (see openings.csv:5:1)"
    ]


def test_a_mistake_that_a_what_if_causes_is_told_there(folder: Folder) -> None:
    folder.write(
        "what-if/a.yaml",
        DESCRIPTION + "change:\n  posts:\n    - {key: 大崂窗口, to: {backup: 大崂-03}}\n",
    )
    assert folder.mistakes("a") == ["what-if/a.yaml:4:32: backup: '大崂-03' is also the holder"]


def test_a_wrong_row_for_each_hall_is_told_once(folder: Folder) -> None:
    folder.replace("what-if/noon-everywhere.yaml", "slot: noon", "slot: nooon")
    assert folder.mistakes("noon-everywhere") == [
        "what-if/noon-everywhere.yaml:7:33: slot: unknown slot 'nooon' (did you mean 'noon'?)"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("set: {tables.people: x.csv}", "tables.people: cannot be set by a what-if"),
        ("set: {rules.backup_redy.backup_reach_min: 5}", "unknown rule (did you mean"),
        ("set: {synthetic.x: 5}", "synthetic.x: unknown setting"),
        ("set: {nmae: 5}", "nmae: unknown setting (did you mean 'name'?)"),
        ("sett: {synthetic: false}", "sett: unknown setting (did you mean 'set'?)"),
        ("change: {people: [{to: {role: lead}}]}", "should have either key or where"),
        ("change: {people: [{where: {rol: lead}, to: {role: lead}}]}", "did you mean 'role'?"),
        ("change: {people: [{key: 大崂-03, to: {}}]}", "has fewer than 1 entries"),
        ("add: {openings: [{for_each: place, row: {hall: x}}]}", "unknown table 'place'"),
        ("add: {absences: [{row: {person: 大崂-04}}]}", "first: is missing"),
        ("add: {rotations: [{row: {date: 2023-10-11, capacity: 2}}]}", "should be quoted text"),
        ("add: {rotations: [{row: {date: {a: 1}, capacity: 2}}]}", "should be one value"),
        (
            "add: {rotations: [{for_each: van_days, row: {date: '{dat}', capacity: 2}}]}",
            "'{dat}' names no field (did you mean 'date'?)",
        ),
        ("drop: {people: 3}", "3 should be a list"),
    ],
)
def test_what_cannot_be_meant_is_refused(folder: Folder, text: str, problem: str) -> None:
    folder.write("what-if/a.yaml", DESCRIPTION + text + "\n")
    mistakes = folder.mistakes("a")
    assert any(problem in mistake for mistake in mistakes)
    assert all(mistake.startswith("what-if/a.yaml:2:") for mistake in mistakes)


def test_mistakes_of_the_scenario_are_told_beside_those_of_a_what_if(folder: Folder) -> None:
    folder.replace("people.csv", "双石,window", "双石,windw")
    folder.write("what-if/a.yaml", DESCRIPTION + "set: {dates.lst: 3}\n")
    assert [mistake.split(":")[0] for mistake in folder.mistakes("a")] == [
        "people.csv",
        "what-if/a.yaml",
    ]
