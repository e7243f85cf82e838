"""What git knows of a draft. Only this package imports git."""
