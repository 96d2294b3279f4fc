import pytest

pytest.register_assert_rewrite("tests.roster.goals.bills")
