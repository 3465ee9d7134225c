"""Pictures and their manifest, as a ward would have them."""

import cv2
import numpy as np

import tiny


def ward(folder, subjects=6, each=4):
    """Pictures of one face, red where the manifest says pain, and one without a face."""
    rng = np.random.default_rng(0)
    lines = ["path,label,nips,subject,skin_tone,site"]
    for subject in range(subjects):
        for index in range(each):
            pain = index % 2
            tint = rng.uniform(0.85, 1.0, 3) * (1.0, 1.0 - 0.25 * pain, 1.0 - 0.25 * pain)
            picture = np.clip(tiny.face_picture() * tint + rng.normal(0, 2, 3), 0, 255).astype(np.uint8)
            name = f"s{subject}_{index}.png"
            cv2.imwrite(str(folder / name), picture[..., ::-1])
            lines.append(f"{name},{pain},{1 + 4 * pain},s{subject},{subject % 2},{'AB'[subject % 2]}")
    cv2.imwrite(str(folder / "blank.png"), np.full((192, 192, 3), 128, np.uint8))
    lines.append("blank.png,0,0,s0,0,A")
    manifest = folder / "ward.csv"
    manifest.write_text("\n".join(lines) + "\n")
    return manifest
