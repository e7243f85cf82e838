"""A workspace and its drafts: settings, project records, declared references, trust."""
