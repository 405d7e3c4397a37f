"""HiGHS as it is used here: deterministic, in one thread, silent, and no longer than there is time."""

from __future__ import annotations

from math import inf

import highspy

from kiosk.domain.matching.budget import STEPS_A_NODE, Budget


class _Quiet(highspy.Highs):
    """HiGHS without its banner, which would stand in the middle of somebody's standard output."""

    def enableCallbacks(self) -> None:  # noqa: N802 (the library calls it so, before anything else is heard of it)
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def new_solver(budget: Budget) -> highspy.Highs:
    """Return a solver that stops when the budget is spent."""
    solver = _Quiet()  # type: ignore[no-untyped-call]
    options: dict[str, int | float | bool] = {
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.5,
        "mip_allow_restart": False,
        # What these find here the rounded linear programs have found before; without them a proof takes half as long.
        "mip_heuristic_run_rins": False,
        "mip_heuristic_run_rens": False,
        "mip_heuristic_run_root_reduced_cost": False,
        "time_limit": min(budget.seconds, highspy.kHighsInf),
    }
    if budget.steps < inf:
        options["simplex_iteration_limit"] = int(budget.steps)
        options["ipm_iteration_limit"] = int(budget.steps) // STEPS_A_NODE
        options["mip_max_nodes"] = int(budget.steps) // STEPS_A_NODE
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver
