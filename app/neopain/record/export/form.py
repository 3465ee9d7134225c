"""The forms in which a session can be exported. Alone here, so that the command knows them without loading all."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """What a session can be exported as."""

    CSV = "csv"
    PARQUET = "parquet"
    EDF = "edf"
    FHIR = "fhir"
    HL7 = "hl7"
    PDF = "pdf"
    CLIP = "clip"
