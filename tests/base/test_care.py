from dataclasses import fields

import pytest

from neopain.base.care import LIMIT_BOUNDS, check_limits
from neopain.base.data import Limits
from neopain.base.errors import SettingsError


def test_every_limit_has_bounds_that_include_its_default():
    assert [field.name for field in fields(Limits)] == list(LIMIT_BOUNDS)
    check_limits(Limits(0.5))


@pytest.mark.parametrize("name", LIMIT_BOUNDS)
def test_a_limit_outside_the_safe_bounds_is_refused_in_one_line(name):
    least, most = LIMIT_BOUNDS[name]
    for value in (least, most):
        check_limits(Limits(**{"pain_limit": 0.5, name: value}))
    for value in (least - 0.01, most + 0.01, float("nan"), float("inf")):
        with pytest.raises(SettingsError, match=f"^{name} = .*: set it between {least:g} and {most:g}$"):
            check_limits(Limits(**{"pain_limit": 0.5, name: value}))
