"""NISO STS: reading, building, viewing, checking and writing the one document model.

Only this package, `sources`, `passes`, `render` and the stylesheets know element names.
"""
