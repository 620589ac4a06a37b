"""Who runs the review: one profile per authority, plain TOML that a council officer can read and correct."""

from docgen.authority.folders import ENVIRONMENT_VARIABLE, list_authorities, load_authority
from docgen.authority.profile import Authority, DeadlineId, Mail, Qualifying, ReportTo

__all__ = [
    "ENVIRONMENT_VARIABLE",
    "Authority",
    "DeadlineId",
    "Mail",
    "Qualifying",
    "ReportTo",
    "list_authorities",
    "load_authority",
]
