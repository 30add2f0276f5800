# SPDX-License-Identifier: MIT
"""What lies behind the items, drawn once and kept.

May import domain, paint, session, the places and the render context. The ground is kept in `tiles`,
the connectors of a crowded canvas in `films` over them; what is read from afar is in `gist`.
"""
