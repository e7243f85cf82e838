"""The page open beside the text: made again at every save, served to this machine alone."""
