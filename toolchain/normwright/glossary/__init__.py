"""Vocabularies: concepts, files of every form that they come and go in, and what a draft makes of them."""
