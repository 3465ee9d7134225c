import dataclasses

import numpy as np
import pytest

from neopain.training.default import evaluate
from neopain.training.default.classify import LabelledFeatures


def test_findings_count_certain_faces_only(known):
    rows = np.arange(60)
    target = known.pain_target[rows]
    sight = LabelledFeatures(np.zeros((60, 1), np.float32), target)
    probabilities = np.where(target > 0.9, 0.9, 0.1)
    probabilities[target == 0.5] = 0.9
    first_pain = int(np.flatnonzero(target > 0.9)[0])
    probabilities[first_pain] = 0.2
    findings = evaluate.evaluate_classifier(known, rows, sight, probabilities)
    pains = int((target > 0.9).sum())
    assert findings.figures["sensitivity"] == pytest.approx((pains - 1) / pains)
    assert findings.figures["specificity"] == 1
    assert findings.figures["auc"] == 1
    assert findings.figures["brier"] == pytest.approx(
        ((59 - (target == 0.5).sum()) * 0.01 + 0.64) / (target != 0.5).sum()
    )
    assert findings.called["pain: cry"] == pytest.approx((pains - 1) / pains)
    assert findings.called["asleep: other"] == 0
    assert findings.called["fuss: other"] == 1
    tones = findings.groups["skin tone"]
    assert [tone.name for tone in tones] == ["dark", "light"]
    assert sum(tone.count for tone in tones) == 60
    missing = next(tone for tone in tones if tone.name == known.skin_tone[first_pain])
    assert missing.sensitivity < 1


def test_a_group_of_one_class_has_no_auc(known):
    rows = np.arange(60)
    tones = np.where(known.pain[rows], "with", "without")
    known = dataclasses.replace(known, skin_tone=np.concatenate([tones, known.skin_tone[60:]]))
    sight = LabelledFeatures(np.zeros((60, 1), np.float32), known.pain_target[rows])
    findings = evaluate.evaluate_classifier(known, rows, sight, np.linspace(0, 1, 60))
    by_name = {group.name: group for group in findings.groups["skin tone"]}
    assert (by_name["with"].auc, by_name["with"].specificity) == (None, None)
    assert (by_name["without"].auc, by_name["without"].sensitivity) == (None, None)


def test_errors_are_nothing_for_the_truth_and_known_for_a_known_fault(known, store):
    rows = np.arange(40)
    points = store.points_px(rows)
    outputs = {
        "landmarks": points.copy(),
        "actions": known.actions[rows] + np.float32(0.05),
        "visible": 1 - known.covered[rows],
        "pose": known.pose_deg[rows] + np.float32([3, -2]),
    }
    exact = evaluate.measure(known, rows, points, outputs)
    assert exact["landmark_error_of_eye_distance"] == 0
    assert exact["nfcs_mean_absolute_error"] == pytest.approx(0.05, abs=1e-4)
    assert exact["yaw_mean_absolute_error_deg"] == pytest.approx(3, abs=1e-4)
    assert exact["pitch_mean_absolute_error_deg"] == pytest.approx(2, abs=1e-4)
    assert exact["visible_mean_absolute_error"] == 0
    span = np.linalg.norm(points[:, 42:48].mean(1) - points[:, 36:42].mean(1), axis=1)
    outputs["landmarks"] = points + np.stack([0.1 * span, 0 * span], 1)[:, None]
    assert evaluate.measure(known, rows, points, outputs)["landmark_error_of_eye_distance"] == pytest.approx(
        0.1, abs=1e-3
    )
