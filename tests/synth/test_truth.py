"""The truth table is written whole, in the order of its parts."""

import pyarrow.parquet as pq

from neopain.synth.truth import SCHEMA, merge, write_rows


def test_parts_are_joined_in_their_order_and_leave_no_draft(tmp_path):
    paths = [tmp_path / f"{name}.parquet" for name in "ba"]
    for number, path in enumerate(paths):
        write_rows([{"id": 10 * number + k, "file": f"{k}.jpg"} for k in range(2)], path)
    assert merge(paths, tmp_path / "truth.parquet") == 4
    table = pq.read_table(tmp_path / "truth.parquet")
    assert table.schema.names == SCHEMA.names
    assert table.column("id").to_pylist() == [0, 1, 10, 11]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "b.parquet", "truth.parquet"]
