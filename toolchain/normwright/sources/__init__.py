"""From reStructuredText and MyST files to fragments (`sts.fragment`).

`reader.Reader` is the way in. The one package that imports docutils, Sphinx and MyST, and it does so only
when a file has to be parsed: modules other than `reader`, `cache` and `files` may import them at their top.
"""
