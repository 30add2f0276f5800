# SPDX-License-Identifier: MIT
"""The window: panels, dialogs, actions, put together in `window` and started in `app`.

May import every room below except cli. A new panel or
dialog is one file; a panel is one row of `panels.table` too.
"""
