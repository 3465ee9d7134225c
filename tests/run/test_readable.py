"""Files that cannot be opened are told with their rows before any long work."""

import cv2
import numpy as np
import pytest

from clips import write_clip
from neopain.base.errors import InputError
from neopain.run.labelled import read
from neopain.run.readable import ensure_readable


def test_damaged_files_and_spans_beyond_the_end_are_told(tmp_path):
    picture = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
    cv2.imwrite(str(tmp_path / "good.png"), picture)
    (tmp_path / "bad.png").write_bytes(b"no picture")
    write_clip(tmp_path / "short.mp4", 25)
    (tmp_path / "m.csv").write_text(
        "path,label,subject,t0,t1\ngood.png,0,s1,,\nbad.png,1,s1,,\nshort.mp4,1,s2,0,0.5\nshort.mp4,0,s2,90,95\n"
        "good.png,1,s2,1,2\n"
    )
    rows = read(tmp_path / "m.csv").rows
    with pytest.raises(InputError) as caught:
        ensure_readable(tmp_path / "m.csv", rows)
    said = str(caught.value)
    assert said.count("\n") == 0
    assert "3 rows cannot be used" in said
    for word in ("line 3:", "bad.png", "line 5: short.mp4 ends at 0.8 s, before t0", "line 6: good.png is a picture"):
        assert word in said
    told = []
    ensure_readable(tmp_path / "m.csv", [rows[0], rows[2]], lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
