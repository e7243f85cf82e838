"""Comments in source files that speak to the checker, and what each of them covers."""
