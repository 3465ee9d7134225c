"""The table of procedures: how long each holds the sound of pain. Data alone; own choices, see app/DECISIONS.md."""

from __future__ import annotations

from neopain.base.data import ProcedureKind

HOLD_S: dict[ProcedureKind, float] = {
    ProcedureKind.HEEL_PRICK: 180.0,
    ProcedureKind.SUCTION: 180.0,
    ProcedureKind.NAPPY_CHANGE: 180.0,
    ProcedureKind.VENEPUNCTURE: 300.0,
    ProcedureKind.LINE_PLACEMENT: 600.0,
    ProcedureKind.TAPE_REMOVAL: 120.0,
    ProcedureKind.EYE_EXAMINATION: 300.0,
    ProcedureKind.OTHER: 180.0,
}
"""How long a procedure of each kind lasts unless it is ended before."""

HOLD_BOUNDS_S = (30.0, 600.0)
"""Shortest and longest time a person may ask for."""
BUDGET_S, BUDGET_WINDOW_S = 900.0, 3600.0
"""The sound of pain is held for at most so long in any such time, however often procedures are begun."""
RECOVERY_MAX_S = 1800.0
"""How long after a procedure or a comfort measure its end is still waited for."""
REST_S = 10.0
"""The infant has recovered when the trend has been at rest for this long."""
REST_SPREADS, REST_LEAST = 3.0, 0.05
"""At rest: no more than so many spreads of the infant's baseline above it, but at least this much room."""
