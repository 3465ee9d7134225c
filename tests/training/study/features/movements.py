"""Windows of pictures in which a texture moves as a test wants it."""

import cv2
import numpy as np

SIDE = 224


def texture(seed=0):
    noise = np.random.default_rng(seed).normal(size=(SIDE, SIDE)).astype(np.float32)
    smooth = cv2.GaussianBlur(noise, (0, 0), 2.5)
    return smooth / smooth.std() * 40 + 128


def moved(picture, dx, dy):
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    return cv2.remap(
        picture, columns - np.float32(dx), rows - np.float32(dy), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )


def film(displacement, frames=6):
    """A texture whose pixels are moved by `displacement(rows, columns, time)`."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    return np.stack(
        [np.clip(moved(texture(), *displacement(rows, columns, t)), 0, 255).astype(np.uint8) for t in range(frames)]
    )


def squeeze(rows, columns, t):
    """The lower right of the face is drawn together, more at every time."""
    near = np.exp(-((rows - 150) ** 2 + (columns - 150) ** 2) / 800)
    return -0.06 * t * (columns - 150) * near, -0.06 * t * (rows - 150) * near
