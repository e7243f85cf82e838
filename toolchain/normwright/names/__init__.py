"""Names of documents and committees, stage codes, citations; known to every other part."""
