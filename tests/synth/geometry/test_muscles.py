"""Movements that MakeHuman lacks deform the face as their names say."""

from babies import face
from neopain.synth.face.identity import pose_face, sample_identity


def test_a_pout_pushes_the_lip_out_and_draws_the_corners_down(studio):
    infant = sample_identity(studio.head, 3)
    rest, pouting = (pose_face(studio.head, infant, face(mouthPout=w)) for w in (0.0, 1.0))
    lip, corners = studio.head.rings[57], studio.head.rings[[48, 54]]
    assert pouting[lip, 2] > rest[lip, 2] + 0.03
    assert (pouting[corners, 1] < rest[corners, 1] - 0.03).all()


def test_a_dropped_jaw_makes_no_pointed_lip(studio):
    infant = sample_identity(studio.head, 3)
    points = pose_face(studio.head, infant, face(jawOpen=1.0))
    middle, beside, corner = (points[studio.head.rings[k], 1] for k in (66, 65, 64))
    assert corner - beside > 0.75 * (corner - middle)
