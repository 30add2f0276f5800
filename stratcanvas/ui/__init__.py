# SPDX-License-Identifier: MIT
"""The window: panels, dialogs, actions, put together in `window` and started in `app`.

May import every room below it. A new panel is one file and one row of `panels.table`, an action a
row of `actions.table`, a dialog one file.
"""
