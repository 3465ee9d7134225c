"""Synthetic newborns with exact labels: meshes, expressions, scenes, a small renderer, pictures and clips.

Never imported by the monitor. Start with generate.generate for many pictures, or film.clip.render_clip for a film.
"""
