"""Partners' own PDF and Word files, made safe and upright for the pack, or refused by name."""

from docgen.pdf.partner.read import (
    PartnerFile,
    clean_partner_files,
    partner_bytes,
    read_partner_file,
    read_partner_files,
)

__all__ = ["PartnerFile", "clean_partner_files", "partner_bytes", "read_partner_file", "read_partner_files"]
