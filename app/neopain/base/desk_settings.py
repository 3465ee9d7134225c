"""The settings of the ward's server. It listens on this computer alone until they say otherwise, and then over TLS."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from neopain.base.text import NAME_LENGTH
from neopain.base.ward_settings import is_this_computer


def _bounded(default: float, least: float, most: float, why: str) -> Any:
    allowed: dict[str, Any] = {"allowed": f"a number from {least:g} to {most:g}", "why": why}
    return Field(default=default, ge=least, le=most, strict=True, json_schema_extra=allowed)


class DeskSettings(BaseModel):
    """The server of the ward's page. Broker and name of the ward are those of the settings `ward`."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    beds: tuple[
        Annotated[str, Field(min_length=1, max_length=NAME_LENGTH, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")], ...
    ] = Field(default=(), max_length=1024)
    """The beds in the order of the rooms: their places on the page. A bed that reports and is not named comes last."""
    host: str = Field(default="127.0.0.1", min_length=1, max_length=255)
    """Where the page is served: an address of this computer."""
    port: int = Field(default=8765, ge=1, le=65535, strict=True)
    """The page's port."""
    certificate: Path | None = None
    """File of the certificate of the page; without it only this computer reaches it."""
    key: Path | None = None
    """File of its private key."""
    database: str = Field(default="", max_length=1000)
    """Address of the database, as postgresql+psycopg://ward@/ward; empty: a file of SQLite beside the records."""
    escalate_s: float = _bounded(45.0, 10, 600, "beyond it an alarm waits too long; below it nobody can get there")
    """So long has a person to answer an alarm before the next is told."""
    keep_days: float = _bounded(365.0, 1, 3650, "below a day no curve is left, beyond ten years nothing expires")
    """What is older is removed from the database."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.certificate is None) != (self.key is None):
            raise ValueError("desk.certificate and desk.key are named together")
        if self.certificate is None and not is_this_computer(self.host):
            raise ValueError("without desk.certificate and desk.key the page is only served on this computer")
        return self
