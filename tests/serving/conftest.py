"""What tests of serving share with others: a browser."""

from tests.targets.conftest import browser, new_tab

__all__ = ["browser", "new_tab"]
