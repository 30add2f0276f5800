# SPDX-License-Identifier: MIT
"""reportlab's objects of a PDF file. Everybody takes them here, so that reportlab comes as shipped.

While it is imported it would run Python from ``~/.reportlab_mods``, ``~/.reportlab_settings`` and
anything of such a name that lies on the path: files of the person's, or of whoever put them there.
"""

import sys
from types import ModuleType

for _name in (
    "reportlab.local_rl_mods",
    "reportlab_mods",
    "reportlab.local_rl_settings",
    "reportlab_settings",
):
    sys.modules.setdefault(_name, ModuleType(_name))

from reportlab.pdfbase.pdfdoc import (  # noqa: E402 (after what would be run by it)
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

__all__ = [
    "Canvas",
    "PDFArray",
    "PDFDictionary",
    "PDFDocument",
    "PDFInfo",
    "PDFName",
    "PDFObject",
    "PDFStream",
    "PDFString",
    "PDFZCompress",
]
