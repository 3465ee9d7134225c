"""One Chromium for all tests of the page."""

import pytest

from desk.browser import chromium


@pytest.fixture(scope="session")
def browser():
    one = chromium()
    yield one
    one.quit()
