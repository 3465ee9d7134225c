"""A certificate for receivers on this computer, and what each test starts is ended."""

import pytest

from desk.receivers import Trust


@pytest.fixture(scope="session")
def trust(tmp_path_factory):
    return Trust(tmp_path_factory.mktemp("trust"))


@pytest.fixture
def ended():
    """Closes what is given to it, the last first."""
    things = []

    def later(thing):
        things.append(thing)
        return thing

    yield later
    for thing in reversed(things):
        thing.close()


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret"
    path.write_text("a secret of a test\n")
    path.chmod(0o600)
    return path
