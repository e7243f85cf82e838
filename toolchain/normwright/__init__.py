"""Write standards as text in git; get NISO STS, HTML and PDF out."""

__version__ = "0.1.0"
