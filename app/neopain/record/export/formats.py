"""The formats in which a session can be exported; the command line lists them without loading the writers."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """A format in which a session can be exported."""

    CSV = "csv"
    PARQUET = "parquet"
    EDF = "edf"
    FHIR = "fhir"
    HL7 = "hl7"
    PDF = "pdf"
    CLIP = "clip"
