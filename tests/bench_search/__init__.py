"""A whole country's public pages, made up, to measure search on: the same at every run, never a site's content."""
