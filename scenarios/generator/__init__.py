"""Synthetic months of any size and date, made together with a legal roster that is known.

`generate(spec)` gives the files of a scenario folder and the plan; the command
`python -m scenarios.generator` writes the shipped folders and any other month. Everything hangs on
the seed alone.
"""

from scenarios.generator.build import generate
from scenarios.generator.spec import Spec, beizhai, laoshan, month
from scenarios.generator.week import week
from scenarios.generator.write import write

__all__ = ["Spec", "beizhai", "generate", "laoshan", "month", "week", "write"]
