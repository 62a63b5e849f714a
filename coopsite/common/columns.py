"""Columns that a list needs of its rows, so that it reads no long texts: what ``QuerySet.only`` takes."""


def through(path: str, columns: tuple[str, ...]) -> list[str]:
    """Return the columns of the row that the foreign key ``path`` leads to."""
    return [f"{path}__{column}" for column in columns]
