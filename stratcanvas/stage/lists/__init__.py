# SPDX-License-Identifier: MIT
"""The lists that open beside a card. Their door is ``lists.Lists``.

May import domain, coach, paint, qt, the stage's scene, viewport and tools. A new list derives from
``search_list.SearchList`` and has its line in ``lists``.
"""
