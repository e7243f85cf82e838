"""Measures the program beside its engines, in one run: `make bench`."""
