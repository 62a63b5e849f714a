"""A form of the admin as a browser would send it."""

from django.urls import reverse


def change_page(row) -> str:
    """Return the address of the page that changes ``row``."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def form_of(client, row, button="_publish") -> dict:
    """Return what a browser would send from the row's own page if nothing was changed.

    The button is the one that publishes at once where the noun has drafts: what it lets through is what the public
    gets. "_continue" saves a draft.
    """
    return sent_from(client.get(change_page(row)).context, button)


def sent_from(page, button="_publish") -> dict:
    """Return what a browser would send from a form that was answered with the context ``page``; see form_of()."""
    forms = [page["adminform"].form]
    for inline in page["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {button: "1"}
    for form in forms:
        for field in form:
            sent |= _values(field)
    return sent


def _values(field) -> dict:
    value, widget = field.value(), field.field.widget
    # A field that may be added to is wrapped in links.
    widget = getattr(widget, "widget", widget)
    if value == [] or (getattr(widget, "input_type", "") in ("file", "checkbox") and not value):
        return {}
    if getattr(widget, "input_type", "") == "checkbox":
        return {field.html_name: "on"}
    if hasattr(widget, "widgets"):
        parts = value if isinstance(value, list) else widget.decompress(value)
        return {
            f"{field.html_name}_{place}": part_widget.format_value(part) or ""
            for place, (part_widget, part) in enumerate(zip(widget.widgets, parts, strict=True))
        }
    shown = "" if value is None else widget.format_value(value)
    return {field.html_name: shown[0] if isinstance(shown, list) and len(shown) == 1 else shown or ""}


def saved(client, row, **changes):
    return client.post(change_page(row), form_of(client, row) | changes)
