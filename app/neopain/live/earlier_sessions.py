"""A recorded session of before this start, from which what was scored can be taken: here or in another process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from neopain.live.score_history import ROW, Taken
from neopain.record.session.session import Session
from neopain.record.storage.keys import MasterKey


@dataclass(frozen=True, slots=True)
class EarlierSession:
    """The session in `folder`, opened with `key`, from `from_s` of its own time on."""

    folder: Path
    key: MasterKey
    from_s: float

    def taken(self) -> Taken:
        """Its scores, to the bit, and what was done meanwhile; raises RecordError."""
        with Session(self.folder, self.key) as session:
            parts = [np.empty(0, ROW)]
            for _, columns, _ in session.blocks(self.from_s, float("inf"), faces=False):
                rows = np.empty(len(columns["t_s"]), ROW)
                for name in ROW.names or ():
                    rows[name] = columns[name]
                parts.append(rows[np.searchsorted(rows["t_s"], self.from_s) :])
            return Taken(
                np.concatenate(parts), tuple(command for command in session.commands() if command.t_s >= self.from_s)
            )
