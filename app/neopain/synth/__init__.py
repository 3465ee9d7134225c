"""Synthetic newborns with exact labels: meshes, expressions, scenes, a small renderer, pictures and clips.

Never imported by the monitor. Start at generate.generate for many pictures, clip.render_clip for one film.
"""
