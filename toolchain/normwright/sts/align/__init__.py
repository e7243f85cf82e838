"""Which block of one version is which block of another: the one answer to "is this the same block?".

Printed ids follow the numbers of clauses and prove nothing across versions. Identity is, in this order: the
author's label, the provision's id, likeness of content within aligned parents; what is left over is looked
for in the whole document. Comments, redlines and the ids of provisions are carried by it.
"""

from normwright.sts.align.matches import Alignment, Change, Match
from normwright.sts.align.matching import align

__all__ = ["Alignment", "Change", "Match", "align"]
