import pytest
import torch

from neopain.training.network import network
from neopain.training.network.network import Network, mixed_precision, standardise, weights_of
from neopain.training.network.weights import FEATURE_COUNT, NEAR_SIDE

pytestmark = pytest.mark.train


@pytest.fixture(scope="module")
def faces():
    return torch.rand(2, 3, network.SIDE_PX, network.SIDE_PX, generator=torch.Generator().manual_seed(0)) * 255


def test_every_output_has_its_shape_and_range(faces):
    torch.manual_seed(1)
    answers = Network().eval()(faces)
    assert answers.features.shape == (2, FEATURE_COUNT)
    assert (answers.actions.shape, answers.visible.shape, answers.pose.shape) == ((2, 10), (2, 2), (2, 2))
    assert (answers.points.shape, answers.pain.shape, answers.states.shape) == (
        (2, 68, 2),
        (2,),
        (2, network.STATE_COUNT),
    )
    assert answers.actions.min() >= 0
    assert answers.actions.max() <= 1
    torch.testing.assert_close(torch.sigmoid(answers.features[:, :10]), answers.actions)


def test_brightness_and_contrast_of_the_camera_change_nothing(faces):
    torch.manual_seed(1)
    net = Network().eval()
    torch.testing.assert_close(standardise(faces * 0.5 + 40), standardise(faces), atol=2e-3, rtol=0)
    torch.testing.assert_close(net(faces * 0.5 + 40).actions, net(faces).actions, atol=2e-3, rtol=0)


def test_a_map_with_all_its_weight_in_one_cell_is_a_landmark_there():
    maps = torch.zeros(1, 68, NEAR_SIDE, NEAR_SIDE)
    maps[0, :, 2, NEAR_SIDE - 1] = 1  # third row, last column
    x, y = network._centres(maps.flatten(2))[0].reshape(68, 2)[5]
    assert x == pytest.approx(1 - 1 / NEAR_SIDE)
    assert y == pytest.approx(5 / NEAR_SIDE - 1)


def test_weights_are_those_of_the_state_without_its_counters():
    state = Network().state_dict()
    weights = weights_of(state)
    assert any(name.endswith("num_batches_tracked") for name in state)
    assert set(weights) == {name for name in state if not name.endswith("num_batches_tracked")}
    assert weights["pain.weight"].dtype.name == "float32"


@pytest.mark.parametrize(("capability", "half"), [("AVX512", True), ("AVX2", False)])
def test_layers_compute_in_bfloat16_only_where_the_processor_has_it(monkeypatch, capability, half):
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: capability)
    with mixed_precision():
        assert (torch.nn.Linear(4, 4)(torch.ones(1, 4)).dtype == torch.bfloat16) is half
    assert torch.nn.Linear(4, 4)(torch.ones(1, 4)).dtype == torch.float32
