import pytest

pytest.register_assert_rewrite("tests.roster.rules.opinions")
