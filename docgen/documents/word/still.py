"""What never changes in a template, set aside: the approved wording need not be mended and compiled each time.

Most of a form has no tag in it. Each stretch of whole rows and paragraphs without one becomes a single field,
``still[n]``, so that docxtpl and Jinja have only the rest to work on. Half of a cold start's work goes away.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_UNIT = re.compile(r"<w:tr[ >].*?</w:tr>|<w:p[ >].*?</w:p>", re.DOTALL)
_WHOLE = re.compile(r"\{%-|-%\}|<w:txbxContent")  # tags that reach into the paragraphs beside them; text in text


def set_aside(xml: str) -> tuple[str, tuple[Markup, ...]]:
    """The part with its still stretches as ``{{ still[n] }}``, and those stretches."""
    if _WHOLE.search(xml) or _has_tables_in_tables(xml):
        return xml, ()
    pieces: list[str] = []
    still: list[Markup] = []
    run: list[str] = []
    end = 0

    def close() -> None:
        text = "".join(run)
        run.clear()
        if "<w:" in text and len(text) > 200:
            pieces.append(f"{{{{ still[{len(still)}] }}}}")
            still.append(Markup(text))
        else:
            pieces.append(text)

    for unit in _UNIT.finditer(xml):
        between, text = xml[end : unit.start()], unit.group()
        end = unit.end()
        if _tagged(between):
            close()
            pieces.append(between)
        elif not pieces and not run:
            pieces.append(between)  # the declarations at the top belong to no stretch
        else:
            run.append(between)
        if _tagged(text):
            close()
            pieces.append(text)
        else:
            run.append(text)
    close()
    return "".join([*pieces, xml[end:]]), tuple(still)


def _tagged(xml: str) -> bool:
    return "{" in xml or "}" in xml


def _has_tables_in_tables(xml: str) -> bool:
    depth = 0
    for mark in re.finditer(r"<(/?)w:tbl>", xml):
        depth += -1 if mark[1] else 1
        if depth > 1:
            return True
    return False
