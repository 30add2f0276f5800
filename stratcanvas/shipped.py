# SPDX-License-Identifier: MIT
"""Where the files that travel with the program lie: fonts, icons, samples, rule texts.

A wheel carries them inside the package; a checkout keeps them at its top level.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, such as ``fonts/Inter-Regular.ttf``.

    Raises FileNotFoundError when the program was installed without it.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"Stratcanvas was installed without its file {name}")
