# SPDX-License-Identifier: MIT
"""The pages that a canvas can be printed as, each in a folder of its own.

A new page is a folder and a row of `table`. All share the flow of parts over sheets (a part has
`height`, `cut` and `draw`), running head, footer, papers and colours. May import domain.
"""
