# SPDX-License-Identifier: MIT
"""Every colour of the program as plain values: light and dark for the screen, paper for pictures.

A theme is data ("#rrggbb"), so that the window's style sheet, the painter and the tests read the
same values. Text on its ground has a contrast of 4.5:1 at least on screen, 7:1 on paper (WCAG),
and shapes that tell something 3:1. Stronger contrasts are in ``high_contrast``.
"""

from typing import NamedTuple


class Theme(NamedTuple):
    """One theme: the colours of canvas, cards, connectors and widgets, each "#rrggbb"."""

    name: str
    dark: bool
    # the canvas and what is drawn over it
    ground: str
    dot: str
    heading: str
    hint: str
    select: str
    on_select: str
    hover: str
    target: str
    found: str
    found_fill: str
    refuse: str
    band: str
    # the strategy card
    strategy_fill: str
    strategy_edge: str
    strategy_label: str
    strategy_text: str
    strategy_hint: str
    strategy_chip_fill: str
    strategy_chip_edge: str
    strategy_chip_text: str
    strategy_loud_fill: str
    strategy_loud_edge: str
    strategy_loud_text: str
    # the frame around the customer's problems
    frame_fill: str
    frame_edge: str
    frame_label: str
    frame_text: str
    frame_hint: str
    # problem cards
    problem_fill: str
    problem_edge: str
    problem_text: str
    badge_fill: str
    badge_text: str
    # tactic cards by aim, and those that do not count
    educate_fill: str
    educate_edge: str
    educate_label: str
    educate_text: str
    solve_fill: str
    solve_edge: str
    solve_label: str
    solve_text: str
    uncounted_fill: str
    uncounted_edge: str
    uncounted_label: str
    uncounted_text: str
    # notes
    note_fill: str
    note_edge: str
    note_text: str
    note_hint: str
    # chips and pips of problem and tactic cards, and their hints while empty
    chip_fill: str
    chip_edge: str
    chip_text: str
    card_hint: str
    pip_empty: str
    # connectors by the aim of their tactic
    educate_link: str
    educate_strong: str
    educate_faint: str
    solve_link: str
    solve_strong: str
    solve_faint: str
    # the window's widgets
    window: str
    panel: str
    field: str
    text: str
    muted: str
    border: str
    accent: str
    on_accent: str
    accent_ring: str  # the keyboard's: it stands out from the accent and from what lies around it
    danger: str
    good: str
    # the aims, as words and as marks
    educate: str
    solve: str
    # buttons
    button: str
    button_hover: str

    @property
    def is_strong(self) -> bool:
        """Tell whether it is for those who need strong contrasts."""
        return self.name.startswith("contrast")

    @property
    def drawn_back(self) -> float:
        """Return how much of its colours a card or row keeps that steps back.

        In strong contrasts its words stay readable: there a dotted edge says it (``dot_edge``).
        """
        return 0.85 if self.is_strong else 0.4


LIGHT = Theme(
    name="light",
    dark=False,
    ground="#f7f7f4",
    dot="#d9d9d3",
    heading="#666d78",
    hint="#666d78",
    select="#2f6fe4",
    on_select="#ffffff",
    hover="#5b88e0",
    target="#0f9d78",
    found="#b5179e",
    found_fill="#f6d3ee",
    refuse="#7f8690",
    band="#2f6fe4",
    strategy_fill="#26456f",
    strategy_edge="#26456f",
    strategy_label="#c0d0e6",
    strategy_text="#ffffff",
    strategy_hint="#c0d0e6",
    strategy_chip_fill="#33558a",
    strategy_chip_edge="#5a7cb2",
    strategy_chip_text="#eaf1fb",
    strategy_loud_fill="#7a4712",
    strategy_loud_edge="#d59a5c",
    strategy_loud_text="#fff1e0",
    frame_fill="#fff4ea",
    frame_edge="#e8b88e",
    frame_label="#94500f",
    frame_text="#4d2a08",
    frame_hint="#8a5a2b",
    problem_fill="#ffffff",
    problem_edge="#c9712f",
    problem_text="#1b2430",
    badge_fill="#b9591a",
    badge_text="#ffffff",
    educate_fill="#ffffff",
    educate_edge="#3b8f73",
    educate_label="#1c7556",
    educate_text="#1b2430",
    solve_fill="#ffffff",
    solve_edge="#5674a4",
    solve_label="#26456f",
    solve_text="#1b2430",
    uncounted_fill="#f7f7f4",
    uncounted_edge="#858a92",
    uncounted_label="#8a5419",
    uncounted_text="#616873",
    note_fill="#fdf3c2",
    note_edge="#dcc25c",
    note_text="#463c0e",
    note_hint="#75672a",
    chip_fill="#f8f8f5",
    chip_edge="#d3d4cf",
    chip_text="#58606c",
    card_hint="#6b727d",
    pip_empty="#8a9099",
    educate_link="#4a9a80",
    educate_strong="#146a4e",
    educate_faint="#c3dbd2",
    solve_link="#6380b0",
    solve_strong="#1d3a68",
    solve_faint="#cbd5e6",
    window="#fbfbf9",
    panel="#fbfbf9",
    field="#ffffff",
    text="#1b2430",
    muted="#616873",
    border="#dddfda",
    accent="#26456f",
    on_accent="#ffffff",
    accent_ring="#5b8fef",
    danger="#b3261e",
    good="#1c7556",
    educate="#1a6e51",
    solve="#26456f",
    button="#f1f2ee",
    button_hover="#e6e8e2",
)

DARK = Theme(
    name="dark",
    dark=True,
    ground="#15191f",
    dot="#2b323c",
    heading="#9aa4b2",
    hint="#9aa4b2",
    select="#6ea2ff",
    on_select="#0d1117",
    hover="#5378b3",
    target="#3fd0a4",
    found="#f07be0",
    found_fill="#6b2f63",
    refuse="#7c8591",
    band="#6ea2ff",
    strategy_fill="#294b7a",
    strategy_edge="#4a70a8",
    strategy_label="#c3d4ee",
    strategy_text="#ffffff",
    strategy_hint="#c3d4ee",
    strategy_chip_fill="#35598c",
    strategy_chip_edge="#6488c0",
    strategy_chip_text="#eef4fd",
    strategy_loud_fill="#7d4a14",
    strategy_loud_edge="#dba468",
    strategy_loud_text="#fff3e4",
    frame_fill="#241d18",
    frame_edge="#7a5434",
    frame_label="#e5a56c",
    frame_text="#fbe6d3",
    frame_hint="#c9a384",
    problem_fill="#1e232b",
    problem_edge="#b8703a",
    problem_text="#eef1f5",
    badge_fill="#b9591a",
    badge_text="#ffffff",
    educate_fill="#1b2229",
    educate_edge="#3f9a7c",
    educate_label="#6fcfae",
    educate_text="#eef1f5",
    solve_fill="#1b2229",
    solve_edge="#5c7fba",
    solve_label="#9dbcf0",
    solve_text="#eef1f5",
    uncounted_fill="#15191f",
    uncounted_edge="#7d8692",
    uncounted_label="#dba56b",
    uncounted_text="#a3acb8",
    note_fill="#3a3416",
    note_edge="#7d6f2c",
    note_text="#f6ebb6",
    note_hint="#c7ba7c",
    chip_fill="#272e38",
    chip_edge="#434c59",
    chip_text="#b9c2ce",
    card_hint="#99a3b0",
    pip_empty="#7d8692",
    educate_link="#3f8f75",
    educate_strong="#6fe0b8",
    educate_faint="#26443b",
    solve_link="#5a7fbe",
    solve_strong="#b3cdff",
    solve_faint="#26364f",
    window="#1a1f26",
    panel="#1a1f26",
    field="#12161b",
    text="#eef1f5",
    muted="#a3acb8",
    border="#333b46",
    accent="#3a66a6",
    on_accent="#ffffff",
    accent_ring="#b3cdff",
    danger="#ff8d84",
    good="#6fcfae",
    educate="#6fcfae",
    solve="#9dbcf0",
    button="#252c35",
    button_hover="#303945",
)

PAPER = Theme(
    name="paper",
    dark=False,
    ground="#ffffff",
    dot="#ffffff",
    heading="#4b5360",
    hint="#4b5360",
    select="#1a4fae",
    on_select="#ffffff",
    hover="#4573cc",
    target="#0b6f55",
    found="#9c1488",
    found_fill="#f6d3ee",
    refuse="#8a9099",
    band="#1a4fae",
    strategy_fill="#26456f",
    strategy_edge="#26456f",
    strategy_label="#e3ebf6",
    strategy_text="#ffffff",
    strategy_hint="#e3ebf6",
    strategy_chip_fill="#2d4f7e",
    strategy_chip_edge="#7d9bc8",
    strategy_chip_text="#ffffff",
    strategy_loud_fill="#63380b",
    strategy_loud_edge="#d59a5c",
    strategy_loud_text="#ffffff",
    frame_fill="#fff8f1",
    frame_edge="#d9a06c",
    frame_label="#77400b",
    frame_text="#4d2a08",
    frame_hint="#6b4116",
    problem_fill="#ffffff",
    problem_edge="#c66a24",
    problem_text="#141b25",
    badge_fill="#8b3f0c",
    badge_text="#ffffff",
    educate_fill="#ffffff",
    educate_edge="#2c8064",
    educate_label="#0f5a40",
    educate_text="#141b25",
    solve_fill="#ffffff",
    solve_edge="#3c6096",
    solve_label="#1f3a60",
    solve_text="#141b25",
    uncounted_fill="#ffffff",
    uncounted_edge="#7d838c",
    uncounted_label="#6f4110",
    uncounted_text="#4b5360",
    note_fill="#fef8da",
    note_edge="#cfb550",
    note_text="#3d340b",
    note_hint="#574c1c",
    chip_fill="#ffffff",
    chip_edge="#bfc3c8",
    chip_text="#434b57",
    card_hint="#4b5360",
    pip_empty="#6b727d",
    educate_link="#2c8064",
    educate_strong="#0f5a40",
    educate_faint="#b4d3c7",
    solve_link="#3c6096",
    solve_strong="#1f3a60",
    solve_faint="#bccbe0",
    window="#ffffff",
    panel="#ffffff",
    field="#ffffff",
    text="#141b25",
    muted="#4b5360",
    border="#bfc3c8",
    accent="#26456f",
    on_accent="#ffffff",
    accent_ring="#5b8fef",
    danger="#8c1d18",
    good="#0f5a40",
    educate="#0d5239",
    solve="#1f3a60",
    button="#ffffff",
    button_hover="#f1f2ee",
)
