"""Comments on a ballot: what was received, what was decided, and what is computed from both.

Three things in three places: `ledger/<body>.toml` is written by the importer alone, `decisions/<id>.toml` by
people; placement, duplicates and implementing commits are computed, kept outside git, never stored.
"""
