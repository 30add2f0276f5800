# SPDX-License-Identifier: MIT
"""An open document: the model, its file, selection, preferences. QtCore only.

May import domain and storage. Everything that edits goes through `session.Session.do`.
"""
