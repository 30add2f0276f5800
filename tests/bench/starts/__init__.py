# SPDX-License-Identifier: MIT
"""What benches start as processes of their own; each ends by itself."""
