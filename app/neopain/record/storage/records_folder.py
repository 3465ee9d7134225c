"""Whether the records are still in their folder: it, its mount or its disk may be removed at any time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from neopain.base.errors import Cause, KeyLostError, RecordError
from neopain.base.files import write_private
from neopain.record.storage import keys
from neopain.record.storage.database import REGISTER_NAME
from neopain.record.storage.keys import MasterKey


def has_records(folder: Path) -> bool:
    """Whether there are records in `folder`, also ones that lost what says where their key is. Raises RecordError."""
    return keys.exists(folder) or (folder / REGISTER_NAME).is_file()


class RecordsFolder:
    """The folder of the records. `known` is a file elsewhere that lists the folders in which there were records, so
    that the next start does not take an empty mount point for a new ward; None: no such list.
    """

    def __init__(self, folder: Path, known: Path | None = None) -> None:
        self._folder, self._known = folder, known
        self._name: str | None = None
        self.opened = False
        """Whether the records were opened in this run: they are then never created again."""
        self.key: MasterKey | None = None
        """The key of the records; None before it was there."""
        self.key_lost = False
        """Whether nothing but their key was missing when the records were last to be opened."""

    def check(self) -> None:
        """Raise RecordError when the records that were in the folder are not there, or others are in their place."""
        if self.opened:
            if not self._has_register():
                raise RecordError(Cause.RECORDS_REMOVED, folder=self._folder)
            if (name := self._key_name()) != self._name:
                if name is None:
                    raise KeyLostError(Cause.KEY_FACTS_LOST, file=self._folder / keys.FILE_NAME)
                raise RecordError(Cause.RECORDS_REMOVED, folder=self._folder)
        elif not has_records(self._folder) and str(self._folder) in self._listed():
            raise RecordError(Cause.RECORDS_GONE, folder=self._folder, known=self._known)

    def unlock(self, open_key: Callable[[], MasterKey]) -> MasterKey:
        """Check that the records are there; return their key, asked of `open_key` until it is. Raises RecordError."""
        try:
            self.check()
            self.key = self.key or open_key()
        except RecordError as error:
            self.key_lost = isinstance(error, KeyLostError)
            raise
        self.key_lost = False
        return self.key

    def note_opened(self) -> None:
        """Remember that the records are here."""
        if self.opened:
            return
        self._name = self._key_name()
        if self._known is not None and keys.exists(self._folder) and str(self._folder) not in self._listed():
            try:
                write_private(self._known, "\n".join((*self._listed(), str(self._folder), "")))
            except OSError as error:
                raise RecordError(
                    f"{self._known} cannot be written: {error.strerror}; check rights and disk"
                ) from error
        self.opened = True

    def _has_register(self) -> bool:
        try:
            return (self._folder / REGISTER_NAME).is_file()
        except OSError:  # a disk that was pulled out while it is mounted
            return False

    def _key_name(self) -> str | None:
        """What tells the key from that of other records, also after a backup has brought it back to another place."""
        try:
            return keys.facts(self._folder).name
        except KeyLostError:
            return None

    def _listed(self) -> list[str]:
        if self._known is None:
            return []
        try:
            return self._known.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return []
