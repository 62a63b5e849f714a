"""The admin's first page: what waits for whoever signs in, federation by federation; and the letters of the desk."""
