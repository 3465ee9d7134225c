"""Who an infant is and what its face does: identities, facial actions, expressions, furrows."""
