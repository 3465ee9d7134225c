import tiny
from neopain.workbench.hardware_limits import peak_gflops, resident_mib, resident_together


def test_memory_of_networks_is_that_of_another_process(tmp_path):
    before = resident_mib()
    loaded = resident_together([tiny.network(tmp_path)], 1)
    assert 20 < loaded < 2000
    assert resident_mib() < before + 100


def test_the_peak_is_a_speed_that_a_processor_can_have():
    assert 0.1 < peak_gflops(1) < 10_000
