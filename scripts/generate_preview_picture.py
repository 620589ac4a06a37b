"""Makes docs/images/preview.png: the preview with one template reworded and a mark left in, in a real Chromium.

python scripts/generate_preview_picture.py    (needs the dev extra, Chromium and git)
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from docgen import resources
from docgen.workshop.preview import Bench, Preview

IMAGE = Path(__file__).resolve().parent.parent / "docs" / "images" / "preview.png"
EDITS = {
    "You are invited to attend": "We would like you to come to",
    "Please confirm your attendance to": "Please tell (INSERT NAME) whether you can come, or",
}
COLOURS = 128  # enough for a page of text, and a quarter of the size


def main() -> int:
    """Serves a folder with one changed letter, and takes the picture of its page."""
    program = os.environ.get("DOCGEN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("no Chromium is installed", file=sys.stderr)  # noqa: T201
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "our-templates"
        folder.mkdir()
        letter = folder / "letter-5.docx"
        shutil.copyfile(resources.templates() / "letters" / "letter-5.docx", letter)
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Take over Letter 5"]):
            who = ["-c", "user.name=A Maintainer", "-c", "user.email=maintainer@example.org"]
            subprocess.run(["git", "-C", str(folder), *who, "-c", "commit.gpgsign=false", *words], check=True)
        _edit(letter)
        server = Preview(Bench(templates=[folder]))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program)
            page = browser.new_page(viewport={"width": 1440, "height": 940}, locale="en-GB")
            page.goto(f"{server.address}?document=letter-5&case=third-party-before-meeting")
            page.evaluate("document.querySelector('.head .hint').textContent = 'letter-5.docx, in our-templates'")
            page.locator("a.show").first.click()
            page.evaluate("scrollTo(0, 0)")
            picture = Image.open(io.BytesIO(page.screenshot()))
            browser.close()
        server.shutdown()
    picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(IMAGE, optimize=True)
    return 0


def _edit(letter: Path) -> None:
    with zipfile.ZipFile(letter) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for old, new in EDITS.items():
        parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    with zipfile.ZipFile(letter, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


if __name__ == "__main__":
    sys.exit(main())
