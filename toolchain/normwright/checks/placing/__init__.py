"""Which characters of a source a running text was made from."""
