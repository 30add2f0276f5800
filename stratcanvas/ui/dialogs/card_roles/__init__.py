# SPDX-License-Identifier: MIT
"""Asks what the cards of another program's file are, where that was guessed."""
