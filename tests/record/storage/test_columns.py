import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neopain.base.errors import RecordError
from neopain.record.storage.columns import pack, unpack

ARRAYS = hnp.arrays(
    st.sampled_from(["u1", "u2", "i2", "i4", "f2", "f4", "f8"]), hnp.array_shapes(min_dims=1, max_dims=3, min_side=0)
)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=8), ARRAYS, max_size=4))
def test_columns_are_restored_to_the_bit(columns):
    back = unpack(pack(columns))
    assert list(back) == list(columns)
    for name, array in columns.items():
        assert back[name].dtype == array.dtype
        assert back[name].shape == array.shape
        assert back[name].tobytes() == array.tobytes()


@pytest.mark.parametrize("spoil", [lambda b: b[:-3], lambda b: b"", lambda b: bytes([b[0] ^ 8]) + b[1:]])
def test_damage_is_an_error(spoil):
    with pytest.raises(RecordError, match="damaged"):
        unpack(spoil(pack({"t_s": np.arange(100.0)})))
