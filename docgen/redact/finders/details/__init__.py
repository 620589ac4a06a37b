"""Finds what else points at one person: telephones, mailboxes, births, references, figures behind a name."""
