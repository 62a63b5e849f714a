"""HTML read as a tree and written again: what pasting from word processors and old sites leaves is made plain."""
