"""The desk: drafts beside live pages, their history, and the way to publication. It knows no noun."""
