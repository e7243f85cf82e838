"""WordprocessingML packages: what stands in a Word file, read safely, and Word files made.

Beside `sts` the only place that knows the element names of an Office file. It knows nothing of comments on a
ballot or of standards. Sources: ECMA-376 parts 1 and 2 (ISO/IEC 29500).
"""
