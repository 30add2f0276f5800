# SPDX-License-Identifier: MIT
"""Memory that nobody uses goes back to the system: opening a large file leaves much of it behind.

The C library keeps what lies between two things that are still wanted, to hand it out again.
"""

import sys


def give_back() -> None:
    """Give memory back; some milliseconds after a large file was opened. Python stops for nothing.

    Only the C library of most Linux systems has a way to do that; elsewhere nothing is done.
    """
    if sys.platform.startswith("linux"):
        import ctypes  # no start needs it

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
