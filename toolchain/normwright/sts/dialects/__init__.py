"""How others write STS, put right on a copy; the table of rules is in `sts.normalise`."""
