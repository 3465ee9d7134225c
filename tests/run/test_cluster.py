"""A local Ray cluster of two workers gives what one process gives."""

from functools import partial

import pytest

import tiny
from neopain.base.settings import Settings
from neopain.inference.store import load_bundle
from neopain.run.spread import cluster, here
from neopain.training.study.groups import resolve
from neopain.training.study.observe import Observer, Sampling, Task
from wards import ward

ray = pytest.importorskip("ray")
pytestmark = [
    pytest.mark.cluster,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("ignore"),  # Ray's own, of sockets and of Python to come
]


@pytest.fixture
def local():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield cluster("ray://local:0")
    ray.shutdown()


def test_two_workers_see_what_one_process_sees(local, tmp_path):
    models = tiny.bundle(tmp_path / "models")
    ward(tmp_path, subjects=2)
    tasks = [Task(str(path), path, None, None) for path in sorted(tmp_path.glob("*.png"))]
    make = partial(Observer, models, resolve(["active"], models, load_bundle(models)), Sampling(), Settings())
    far = {seen.name: seen for seen in local(make, tasks)}
    near = {seen.name: seen for seen in here(make, tasks)}
    assert far.keys() == near.keys()
    for name, seen in near.items():
        assert seen.reasons == far[name].reasons
        for key, vectors in seen.vectors.items():
            assert (far[name].vectors[key] == vectors).all()
