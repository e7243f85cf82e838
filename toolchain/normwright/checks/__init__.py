"""Drafting rules: what an editor at ISO/CS or CCMC would send back (ISO/IEC Directives Part 2; IR3)."""
