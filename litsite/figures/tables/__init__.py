"""Figures of tables: a row's label, its numbers, and what the header says of their columns."""
