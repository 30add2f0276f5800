# SPDX-License-Identifier: MIT
"""The guided start: five questions beside the canvas, which grows as they are answered.

A question is a row of `questions`; what one answers it with is one file. Every answer is an
ordinary edit.
"""
