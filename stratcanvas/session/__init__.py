# SPDX-License-Identifier: MIT
"""An open document: the model, its file, selection, preferences. QtCore only.

May import domain, storage, coach and formats. Everything that edits goes through
`session.Session.do`.
"""
