# SPDX-License-Identifier: MIT
"""Questions and answers in windows of their own: files, export, trouble, waiting, keys.

A dialog asks and returns; what is done with the answer stands in the action.
"""
