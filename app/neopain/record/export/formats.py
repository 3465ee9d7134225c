"""The formats in which a session can be exported. In a module of its own so that the command line can list them
without loading what writes them.
"""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """What a session can be exported as."""

    CSV = "csv"
    PARQUET = "parquet"
    EDF = "edf"
    FHIR = "fhir"
    HL7 = "hl7"
    PDF = "pdf"
    CLIP = "clip"
