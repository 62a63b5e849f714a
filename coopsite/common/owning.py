"""Who may do what, asked of the models' own querysets: ``for_editor`` and its stricter sisters.

A queryset of owned rows says by ``owner_path`` the way to their owner, and offers a verb for each role; shared rows
have neither. An account's ``memberships`` tell where it holds which role. Answers are kept with the account's object,
which lives as long as the request.
"""

READS = "for_editor"


def owner_link(model) -> str:
    """Return the field through which a row of ``model`` has its owner, "product" say; "" for what nobody owns."""
    return getattr(model._default_manager.all(), "owner_path", "").split("__")[0]


def holds(user, verb: str = READS) -> bool:
    """Tell whether there is anything at all that ``user`` may do what ``verb`` says to."""
    if user.is_superuser:
        return True
    if not hasattr(user, "_holds"):
        user._holds = {}
    if verb not in user._holds:
        user._holds[verb] = getattr(user.memberships, verb)(user).exists()
    return user._holds[verb]


def may(user, row, verb: str = READS) -> bool:
    """Tell whether ``row`` is among those that the queryset verb, "for_publisher" say, keeps for ``user``.

    What lies in the bin is asked for as if it lay outside: somebody must be able to take it back.
    """
    rows = type(row)._default_manager.all()
    if not hasattr(rows, verb):
        return True
    if not hasattr(user, "_may"):
        user._may = {}
    asked = (verb, type(row), row.pk, getattr(row, "federation_id", None), getattr(row, "binned_at", None))
    if asked not in user._may:
        binned = getattr(row, "is_binned", False)
        kept = rows.binned_for(user, verb) if binned else getattr(rows, verb)(user)
        user._may[asked] = kept.filter(pk=row.pk).exists()
    return user._may[asked]
