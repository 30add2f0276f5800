# SPDX-License-Identifier: MIT
"""Any letter there is, for texts of Hypothesis."""

from hypothesis import strategies as st

ANY = st.characters(exclude_categories=("Cs",))
"""All that UTF-8 can say. Of itself Hypothesis asks UTF-8 about each letter there is, which takes
seconds in each worker in a fresh clone.
"""
