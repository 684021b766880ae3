"""Games on disk: folders and archives."""
