"""Files that cannot be opened are listed with their rows before any long work."""

import cv2
import numpy as np
import pytest

from clips import write_clip
from neopain.base.errors import InputError
from neopain.dataset.manifest import read
from neopain.dataset.readable import ensure_readable, header_check, is_still


def test_damaged_files_and_spans_beyond_the_end_are_listed(tmp_path):
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
    message = str(caught.value)
    assert message.count("\n") == 0
    assert "3 rows cannot be used" in message
    for word in ("line 3:", "bad.png", "line 5: short.mp4 ends at 0.8 s, before t0", "line 6: good.png is a picture"):
        assert word in message
    reports = []
    ensure_readable(tmp_path / "m.csv", [rows[0], rows[2]], lambda done, total: reports.append((done, total)))
    assert reports == [(1, 2), (2, 2)]


def test_the_header_check_lists_all_problems_at_once_and_decodes_nothing(tmp_path):
    whole = cv2.imencode(".png", np.full((8, 8, 3), 90, np.uint8))[1].tobytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "photo").write_bytes(whole)
    (tmp_path / "empty.png").touch()
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "text.mp4").write_text("no video")
    write_clip(tmp_path / "short.mp4", 25)
    bad = {
        "half.png,2,,": "line 2: label '2' is neither",
        ",1,,": "line 3: names no path",
        "none.png,1,,": "line 4: none.png is missing",
        "empty.png,1,,": "line 5: empty.png is empty",
        "text.png,1,,": "line 6: text.png is not a picture",
        "half.png,1,1,2": "line 7: half.png is a picture",
        "text.mp4,1,,": "line 8: text.mp4 is not a video",
        "short.mp4,1,90,95": "line 9: short.mp4 ends at 0.8 s, before t0",
    }
    good = "path,label,t0,t1\nhalf.png,1,,\nphoto,1,,\nshort.mp4,1,,\nshort.mp4,1,0.5,\n"
    manifest = tmp_path / "m.csv"
    manifest.write_text(good)
    rows = read(manifest, subjects_needed=False, check=header_check()).rows
    assert [is_still(row) for row in rows] == [True, True, False, False]
    manifest.write_text("\n".join(["path,label,t0,t1", *bad, *good.splitlines()[1:]]))
    with pytest.raises(InputError) as caught:
        read(manifest, subjects_needed=False, check=header_check())
    message = str(caught.value)
    assert "8 rows cannot be used" in message
    assert [part for part in bad.values() if part not in message] == []
    assert "\n" not in message
