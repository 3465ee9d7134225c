"""The infant: identity, facial actions, expressions, furrows."""
