"""Environment variables keep libraries from sending anything."""

import os
import subprocess
import sys

import pytest

from neopain.base.no_telemetry import SWITCHES, switch_off


@pytest.mark.parametrize("before", [None, "another value"])
def test_every_switch_is_set_whatever_its_value_was(monkeypatch, before):
    for name, value in SWITCHES.items():
        monkeypatch.setenv(name, value)  # monkeypatch restores it after the test
        if before is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, before)
    switch_off()
    assert {name: os.environ[name] for name in SWITCHES} == SWITCHES


def test_child_processes_inherit_the_switches(monkeypatch):
    for name, value in SWITCHES.items():
        monkeypatch.setenv(name, value)
    switch_off()
    code = f"import os; print([os.environ[name] for name in {list(SWITCHES)}])"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert child.stdout.strip() == str(list(SWITCHES.values()))
