"""The same mark means one thing at the head of a letter and another in its text; what is not plain is left alone."""

from __future__ import annotations

import io

import pytest
from council_letters import appendix_d, council_letter
from docx import Document
from lxml import etree

from docgen.workshop.adopt.adopting import Adopted, adopt
from docgen.workshop.wordfile import W

WXML = f'xmlns:w="{W[1:-1]}"'


def adopted(document: str, *paragraphs: str) -> Adopted:
    return adopt(council_letter("\n\n".join(paragraphs)), "ours.docx", document)


def placed(document: str, *paragraphs: str) -> list[str]:
    return [one.field for one in adopted(document, *paragraphs).placed]


HEAD = ("INSERT APPLICANT'S NAME\nINSERT APPLICANT'S ADDRESS", "Dear (INSERT NAME)")
READER = ["{{ recipient.window }}", "taken out", "{{ recipient.greeting }}"]

# document, paragraphs, the fields by hand; a mark that is in no list is left to a person
PLACES: list[tuple[str, tuple[str, ...], list[str]]] = [
    # deadlines
    ("letter-4", ("You must lodge your appeal by (INSERT DEADLINE).",), ["{{ authority.appeal.by }}"]),
    ("letter-6", ("You have until (INSERT DEADLINE DATE) to appeal.",), ["{{ authority.appeal.by }}"]),
    ("letter-6", ("You may appeal. Reply by: (INSERT DEADLINE)",), []),
    ("letter-5", ("Reply by (INSERT DEADLINE)",), []),
    ("letter-5", ("You must appeal by (INSERT DEADLINE)",), []),
    ("letter-1", ("Return the form by (INSERT DEADLINE OF 7 DAYS)",), []),
    ("threshold-assessment", ("Please reply by (INSERT DEADLINE)",), ["{{ dates.partner_return }}"]),
    ("partner-case-information", ("Please reply by (INSERT DEADLINE)",), ["{{ dates.chronology }}"]),
    # dates
    ("letter-5", ("Date: [INSERT DATE]", "Dear Sir"), ["{{ document.date }}"]),
    ("letter-6", ("Date: [INSERT DATE]", "Dear Sir"), ["{{ document.date }}"]),
    ("letter-6", ("Dear Sir", "Date of letter: (insert date)"), ["{{ document.date }}"]),
    ("letter-6", ("Dear Sir", "Date: (INSERT DATE)"), []),
    ("letter-5", ("Dear Sir", "Date: (INSERT DATE)"), []),
    ("letter-5", ("Dear Sir", "INSERT DATE"), []),
    (
        "letter-5",
        ("Date: (INSERT DATE)", "Dear Sir", "Date: (INSERT DATE)", "Time: (INSERT TIME)"),
        ["{{ document.date }}", "{{ meeting.date }}", "{{ meeting.time }}"],
    ),
    ("letter-6", ("The review met on (INSERT DATE OF REVIEW MEETING).",), ["{{ meeting.date }}"]),
    ("letter-4", ("The review met on (INSERT DATE OF REVIEW MEETING).",), []),  # which has none
    # who
    ("letter-5", HEAD, READER),
    ("letter-3", HEAD, ["{{ applicant.name }}", "{{ recipient.greeting }}"]),  # that one goes to the victim
    ("letter-3", ("INSERT VICTIM'S NAME\nINSERT VICTIM'S ADDRESS", HEAD[1]), READER),
    (
        "letter-6",
        (HEAD[1], "INSERT RECIPIENT NAME\nINSERT ADDRESS"),
        ["{{ recipient.greeting }}", "{{ recipient.name }}"],
    ),
    ("letter-6", (HEAD[1], "(INSERT ADDRESSEE NAME)"), ["{{ recipient.greeting }}", "{{ recipient.name }}"]),
    (
        "letter-6",
        (HEAD[1], "(INSERT VICTIM'S NAME AND ADDRESS)"),
        ["{{ recipient.greeting }}", "{{ victim.name }}, {{ victim.address_line }}"],
    ),
    ("letter-4", ("Dear Sir", "(INSERT VICTIM'S ADDRESS)"), []),  # Letter 4 never has it
    ("letter-6", ("Dear Sir", "(INSERT COMPLAINANT'S NAME) said so."), []),  # applicant or victim
    ("partner-case-information", ("INSERT RECIPIENT NAME", "INSERT ADDRESS"), ["{{ recipient.name }}"]),
    # what stands before the mark decides
    ("letter-4", ("Dear Sir", "Crime reference: (INSERT NUMBER)"), []),
    ("letter-4", ("Dear Sir", "Telephone: (INSERT NUMBER)"), []),
    ("letter-4", ("Our ref: (INSERT NUMBER)",), ["{{ case.reference }}"]),
    ("letter-4", ("[INSERT: CASE NUMBER]",), ["{{ case.reference }}"]),
    ("letter-4", ("Dear Sir", "Victim's telephone: (INSERT TELEPHONE)"), []),
]


@pytest.mark.parametrize(("document", "paragraphs", "fields"), PLACES)
def test_a_mark_means_what_its_place_says(document: str, paragraphs: tuple[str, ...], fields: list[str]) -> None:
    assert placed(document, *paragraphs) == fields


def test_what_is_at_the_head_of_the_page_is_the_date_of_the_letter() -> None:
    document = Document()
    document.add_paragraph("Dear Sir")
    document.sections[0].footer.paragraphs[0].text = "A council    Date: [insert date]"
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Date of birth", "INSERT DATE"
    made = adopt(saved(document), "ours.docx", "letter-4")
    assert [(one.field, one.place[:6]) for one in made.placed] == [("{{ document.date }}", "footer")]


def test_the_cell_to_the_left_is_the_label() -> None:
    document = Document()
    document.add_paragraph("Dear Sir")
    table = document.add_table(3, 2)
    for row, (label, mark) in zip(
        table.rows, (("Date", "INSERT DATE"), ("Time", "INSERT TIME"), ("Place", "INSERT VENUE")), strict=True
    ):
        row.cells[0].text, row.cells[1].text = label, mark
    made = adopt(saved(document), "ours.docx", "letter-5")
    assert [one.field for one in made.placed] == [
        "{{ meeting.date }}",
        "{{ meeting.time }}",
        "{{ meeting.location }}",
    ]


def test_dates_are_suggested_for_a_date_those_of_the_document_first() -> None:
    (left,) = adopted("letter-4", "Your reply must reach us by (INSERT DATE OF DEADLINE)").unplaced
    assert left.suggestions[0] == "authority.appeal.by"
    assert "applicant.date_of_birth" not in left.suggestions


def test_the_report_shows_the_whole_question() -> None:
    text = "(see ECINS Case ID (INSERT ID NO) or attached copy (AMEND, AS APPROPRIATE))."
    fields = placed("threshold-assessment", text)
    assert fields[1] == "{% if agency.ecins %}see ECINS Case ID (INSERT ID NO){% else %}attached copy{% endif %}"


def test_a_reference_that_goes_says_that_others_may_have_to() -> None:
    made = adopt(council_letter(appendix_d()["letter-6"]), "ours.docx", "letter-6")
    (note,) = [one.note for one in made.placed if "plan.exists" in one.field and "DELETE" in one.mark]
    assert "other lines that speak of the Action Plan" in note


@pytest.mark.parametrize(
    ("look", "stays"), [('<w:b w:val="0"/>', False), ('<w:u w:val="none"/>', False), ("<w:i/>", True)]
)
def test_a_look_that_is_switched_off_sets_nothing_off(look: str, stays: bool) -> None:
    document = Document()
    runs = (("Further to my letter dated ", look), ("(INSERT DATE OF TEMPLATE LETTER 1)", "<w:b/><w:i/>"))
    paragraph = document.add_paragraph()
    for text, own in runs:
        paragraph._p.append(
            etree.fromstring(f'<w:r {WXML}><w:rPr>{own}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')
        )
    made = Document(io.BytesIO(adopt(saved(document), "ours.docx", "letter-4").content))
    field = next(run for p in made.paragraphs for run in p.runs if "sent.letter_1" in run.text)
    assert not field.bold and bool(field.italic) is stays


def test_a_content_control_that_is_filled_in_is_bound_to_no_property() -> None:
    document = Document()
    document.add_paragraph("Ref: ")._p.append(
        etree.fromstring(
            f'<w:sdt {WXML}><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/><w:text/></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>(INSERT CASE NO)</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    made = Document(io.BytesIO(adopt(saved(document), "ours.docx", "letter-4").content))
    assert "{{ case.reference }}" in made.element.xml and "dataBinding" not in made.element.xml


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
