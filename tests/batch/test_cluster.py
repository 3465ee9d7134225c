"""A local Ray cluster of two workers gives what one process gives, for features and for scores."""

import subprocess
import sys

import pytest

import tiny
from wards import ward

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

# In a process of its own: Ray leaves files open behind it, which would fail whatever test comes last.
SCRIPT = """
import sys
from functools import partial
from pathlib import Path

import ray
from neopain.base.settings import Settings
from neopain.inference.store import load_bundle
from neopain.assemble.pipeline import build_pipeline
from neopain.batch.score_files import score_files
from neopain.assemble.parallel import cluster, in_this_process
from neopain.training.study.features.groups import resolve
from neopain.training.study.extract import RecordingExtractor, RecordingSpan, Sampling

folder, models = map(Path, sys.argv[1:])
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
pictures = sorted(folder.glob("*.png"))
make = partial(RecordingExtractor, models, resolve(["active"], models, load_bundle(models)), Sampling(), Settings())
tasks = [RecordingSpan(str(path), path, None, None) for path in pictures]
far = {seen.name: seen for seen in cluster("ray://local:0")(make, tasks)}
near = {seen.name: seen for seen in in_this_process(make, tasks)}
assert far.keys() == near.keys()
for name, seen in near.items():
    assert seen.reasons == far[name].reasons
    for key, vectors in seen.vectors.items():
        assert (far[name].vectors[key] == vectors).all()
print("features are the same")
pipeline = partial(build_pipeline, models=models)
for place, address in (("near", None), ("far", "ray://local:0")):
    done = score_files(pictures, folder / place, jobs=1, settings=Settings(), make=pipeline, cluster=address)
    assert len(done.scored) == len(pictures), done
for table in sorted((folder / "near").glob("*.csv")):
    one, other = ([line.rsplit(",", 5)[0] for line in path.read_text().splitlines()]
                  for path in (table, folder / "far" / table.name))
    assert one == other, table  # but for the five columns of milliseconds
    assert "total_ms" not in one[0] and "judge_ms" not in one[0] and len(one) == 2
print("scores are the same")
ray.shutdown()
"""


def test_two_workers_give_what_one_process_gives(tmp_path):
    models = tiny.bundle(tmp_path / "models")
    folder = tmp_path / "ward"
    folder.mkdir()
    ward(folder, subjects=2)
    words = [sys.executable, "-c", SCRIPT, str(folder), str(models)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.split("\n")[-3:-1] == ["features are the same", "scores are the same"]
