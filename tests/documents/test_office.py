from __future__ import annotations

from docgen.authority import list_authorities
from docgen.documents.facts.office import letterhead


def test_every_letterhead_fits_eight_lines() -> None:
    for authority in list_authorities():
        lines = letterhead(authority, authority.spoc.phone, authority.spoc.email)
        assert len(lines) <= 8, authority.id
        assert lines[0] == (authority.spoc.organisation or authority.name)
