# SPDX-License-Identifier: MIT
"""The wheel works far from the checkout: built from the source archive, installed, and used."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

CHECKOUT = Path(__file__).parents[2]
NOT_SHIPPED = "resources/screenshots/"


@dataclass(frozen=True)
class Installed:
    """A wheel and the environment that it was installed into."""

    wheel: Path
    bin: Path

    def run(self, *command: str, cwd: Path) -> str:
        """Run a command of the environment, knowing nothing of this one; return what it said."""
        home = {"STRATCANVAS_HOME": str(cwd / "home"), "PATH": os.defpath, "LANG": "C.UTF-8"}
        return subprocess.run(
            [self.bin / command[0], *command[1:]],
            cwd=cwd,
            env=home,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the source archive, the wheel from that, and install it into an environment.

    The environment borrows the dependencies from the running one by a path that is added without
    reading the `.pth` files there, so the checkout itself stays out of sight.
    """
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(place), "."]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    venv.create(place / "venv", with_pip=False, symlinks=True)
    python = place / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--no-compile", str(wheel)], check=True, capture_output=True)
    (packages,) = (place / "venv" / "lib").glob("python*/site-packages")
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)))
    return Installed(wheel, python.parent)


def test_the_wheel_holds_the_whole_program_and_nothing_else(installed: Installed) -> None:
    """Every file of the package and of the resources is in it; tests are not."""
    shipped = {
        str(file.relative_to(CHECKOUT))
        for top in ("stratcanvas", "resources")
        for file in (CHECKOUT / top).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }
    wanted = {
        name if name.startswith("stratcanvas/") else f"stratcanvas/{name}"
        for name in shipped
        if not name.startswith(NOT_SHIPPED)
    }
    held = set(zipfile.ZipFile(installed.wheel).namelist())
    assert wanted <= held, sorted(wanted - held)
    tops = {name.split("/")[0] for name in held}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"stratcanvas"}


def test_the_installed_program_prints_its_own_sample(installed: Installed, tmp_path: Path) -> None:
    """Away from the checkout it finds its sample and fonts in the wheel and writes one page."""
    find = "from stratcanvas.shipped import resource; print(resource('samples/cafe.canvas'))"
    sample = installed.run("python", "-c", find, cwd=tmp_path)
    assert Path(sample).is_relative_to(installed.bin.parent)
    installed.run("stratcanvas", "export", sample, "-o", "out.pdf", cwd=tmp_path)
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert len(pages) == 1
    assert "Runs out of cash every January" in pages[0].extract_text().replace("\n", " ")
    fonts = [font.get_object() for font in pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    assert all("Inter" in font["/BaseFont"] for font in fonts)


def test_the_installed_program_has_its_examples(installed: Installed, tmp_path: Path) -> None:
    """A new canvas can begin with one that came in the wheel."""
    installed.run("stratcanvas", "new", "plan.canvas", "--from", "trade", cwd=tmp_path)
    said = installed.run("stratcanvas", "show", "plan.canvas", cwd=tmp_path)
    assert "Owners of houses built before 1940" in said
