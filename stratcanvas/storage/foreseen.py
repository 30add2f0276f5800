# SPDX-License-Identifier: MIT
"""What a file is going to hold, made and checked while a person still chooses its place.

It takes a fifth of a second at 10,000 cards. What counts is what is there when the place is known:
if that is another state by then, all is made and checked anew.
"""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.errors import Trouble, shown
from stratcanvas.storage.publish import Printed, printed
from stratcanvas.storage.replace import temporary_name
from stratcanvas.storage.vetting import Content, content_of
from stratcanvas.storage.workcopy import image_of

Material = bytes | Content
"""What a file is made of: a working copy's image, or a canvas that has none."""


class _Made(NamedTuple):
    material: Material
    new: Printed
    content: Content


class Foreseen:
    """What was made ahead, if anything. Whoever has asked for it waits before using it."""

    def __init__(self) -> None:
        self._made: _Made | None = None

    def foresee(self, material: Material) -> None:
        """Make and check what a file of this holds. May run beside everything else."""
        with suppress(Trouble, MemoryError):  # told when the place is known, if it is still so
            new = printed(_image(material), Path())
            self._made = _Made(material, new, content_of(new.data, ""))

    def forget(self) -> None:
        """Keep nothing that was made ahead."""
        self._made = None

    def printed(self, material: Material, path: Path) -> Printed:
        """Return what a file at a path is to hold. Raises as ``publish.printed``."""
        made = self._made
        if made is None or made.material != material:
            return printed(_image(material), path)
        return made.new._replace(temporary=temporary_name())

    def content(self, new: Printed, path: Path) -> Content:
        """Return what a file at a path holds by then. Raises as ``vetting.content_of``."""
        made = self._made
        if made is None or made.new.data != new.data:
            return content_of(new.data, shown(path))
        return made.content


def _image(material: Material) -> bytes:
    return material if isinstance(material, bytes) else image_of(material)
