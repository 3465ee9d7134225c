"""What surrounds the infant: scene, cot, props, backdrop."""
