# SPDX-License-Identifier: MIT
"""Whoever composes with Fcitx can write here, though PySide6's Qt has no plugin for it."""

from pathlib import Path

import pytest

from stratcanvas.ui.input_method import ask_for_one_there_is


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, {"QT_IM_MODULES": "wayland;ibus"}),
        (
            {"QT_IM_MODULES": "wayland", "QT_IM_MODULE": "fcitx"},
            {"QT_IM_MODULES": "wayland", "QT_IM_MODULE": "fcitx"},
        ),
        ({"QT_IM_MODULE": "compose"}, {"QT_IM_MODULE": "compose"}),
        ({}, {}),
    ],
)
def test_ibus_is_asked_for_in_place_of_fcitx_alone(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    """In the variable that Qt reads; all other wishes stay."""
    environment = dict(before)
    ask_for_one_there_is(environment, tmp_path)
    assert environment == after


@pytest.mark.parametrize("where", ["own", "more"])
def test_a_plugin_that_is_there_is_used(tmp_path: Path, where: str) -> None:
    """Beside Qt's own, or where QT_PLUGIN_PATH says."""
    plugin = tmp_path / where / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so"
    plugin.parent.mkdir(parents=True)
    plugin.write_bytes(b"")
    environment = {"QT_IM_MODULE": "fcitx", "QT_PLUGIN_PATH": str(tmp_path / "more")}
    ask_for_one_there_is(environment, tmp_path / "own")
    assert environment["QT_IM_MODULE"] == "fcitx"


def test_the_qt_that_comes_with_pyside_has_none() -> None:
    """Else none of this would be needed any more."""
    environment = {"QT_IM_MODULE": "fcitx"}
    ask_for_one_there_is(environment)
    assert environment["QT_IM_MODULE"] == "ibus"
