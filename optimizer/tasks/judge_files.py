"""Plan files judged: the plans by every rule, and whether all that the files state is so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.roster_json import plan_in
from optimizer.exchange.routes_file import RoutesFile
from optimizer.exchange.routes_json import crews_in, routes_in
from optimizer.roster.judge import judge, unknown_people
from optimizer.roster.plan.plan import Crew, RosterPlan
from optimizer.roster.problem.problem import RosterProblem
from optimizer.roster.rules.van_crew import unfit_crew
from optimizer.routes.judge import judge_routes
from optimizer.routes.rules.van_day import strangers
from optimizer.scenario.scenario import Scenario
from optimizer.solving.verdict import Verdict, Violation
from optimizer.tasks.plan_roster import roster_question
from optimizer.tasks.same_scenario import refuse_other_roster, refuse_other_routes, refuse_part
from optimizer.tasks.stated_outcome import unlaid
from optimizer.tasks.stated_roster import roster_untruths
from optimizer.tasks.stated_routes import dates_of, routes_untruths, stated_problem
from optimizer.whole import Crews, judge_whole


def judge_files(
    scenario: Scenario,
    files: Mapping[str, RosterFile | RoutesFile],
    published: RosterPlan | None = None,
) -> dict[str, Verdict]:
    """The verdict on each file by name; one roster and one route plan are judged together too.

    Routes alone are judged with the crews that they name. Moves against a `published` roster are
    priced. Raises UsageError for a plan of another scenario.
    """
    case = _Case(scenario, roster_question(scenario, published))
    found = {name: case.verdict(name, file) for name, file in files.items()}
    rosters = [name for name, file in files.items() if isinstance(file, RosterFile)]
    routes = [name for name, file in files.items() if isinstance(file, RoutesFile)]
    if len(rosters) == len(routes) == 1 and not any(unlaid(scenario, f) for f in files.values()):
        one, other = files[rosters[0]], files[routes[0]]
        assert isinstance(one, RosterFile)
        assert isinstance(other, RoutesFile)
        found[f"{rosters[0]} + {routes[0]}"] = case.together(one, other)
    return found


@dataclass(frozen=True)
class _Case:
    """A scenario with the problem of its roster."""

    scenario: Scenario
    question: RosterProblem

    def verdict(self, name: str, file: RosterFile | RoutesFile) -> Verdict:
        """The verdict on one file; of a plan made with other what-ifs only that is said."""
        if others := unlaid(self.scenario, file):
            return Verdict(others, ())
        if isinstance(file, RosterFile):
            return self._roster(name, file)
        return self._routes(name, file)

    def together(self, roster: RosterFile, routes: RoutesFile) -> Verdict:
        """The verdict on both as one plan."""
        return judge_whole(
            self.scenario,
            plan_in(roster),
            routes_in(routes),
            crews_in(routes),
            dates=dates_of(self.scenario, routes),
            question=self.question,
        )

    def _roster(self, name: str, file: RosterFile) -> Verdict:
        plan = plan_in(file)
        refuse_other_roster(self.scenario, plan, name)
        refuse_part(name, len(plan.assignments), len(self.question.open_duties))
        verdict = judge(self.question, plan)
        if unknown_people(self.question, plan):
            return verdict
        cost = verdict.objective
        return _with(verdict, roster_untruths(self.scenario, self.question, plan, file, cost))

    def _routes(self, name: str, file: RoutesFile) -> Verdict:
        plan = routes_in(file)
        refuse_other_routes(self.scenario, plan, crews_in(file), name)
        problem = stated_problem(self.scenario, file)
        verdict = judge_routes(problem, plan)
        verdict = _with(verdict, self._unfit(crews_in(file)))
        if any(strangers(problem, plan)):
            return verdict
        return _with(
            verdict, routes_untruths(self.scenario, problem, plan, file, verdict.objective)
        )

    def _unfit(self, crews: Crews) -> Iterator[Violation]:
        """What keeps people off the van, of the crews that routes name."""
        for day in self.question.crew_days:
            if crew := crews.get((day.van, day.date)):
                yield from unfit_crew(self.question, day, Crew(day.van, day.date, *crew))


def _with(verdict: Verdict, more: Iterable[Violation]) -> Verdict:
    return replace(verdict, violations=(*verdict.violations, *more))
