"""One module a format: the bytes of a received file become rows; see `rows.Sheet`."""
