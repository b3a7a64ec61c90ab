"""`main.py doctor`: what is there, what would happen, what is wrong. Changes nothing.

Each file here finds out one thing; `report` puts them together. A fault it finds is a
line of the report: doctor itself fails only at a settings file that can't be read.
"""

from __future__ import annotations

from game.doctor.report import run_doctor

__all__ = ["run_doctor"]
