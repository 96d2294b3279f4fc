"""Shared by all tests of routes."""

import pytest


@pytest.fixture(scope="package", autouse=True)
def ready(machine_code: None) -> None:
    """Routes are searched in machine code."""
