"""A form that shows again what was typed into it and not saved."""

from django import forms
from django.http import QueryDict

from coopsite.desk.models import Typing


class Redisplayed(forms.ModelForm):
    """A form that is shown with what was typed into it, and never saved."""

    def is_valid(self):
        super().is_valid()
        return False


class RedisplayMixin:
    """Lets a form's page be drawn from what was typed before; ``request.redisplays`` says when."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (Redisplayed, form), {}) if getattr(request, "redisplays", False) else form

    def typed(self, request, object_id) -> QueryDict | None:
        """Return what the account typed into this form and did not save, if the address asks for it."""
        key = request.GET.get("khoi-phuc", "")
        if not key:
            return None
        kept = Typing.objects.kept_for(request.user, self.model, object_id).filter(form_key=key).first()
        return kept.as_post() if kept else None

    def redisplay_typed(self, request, object_id) -> bool:
        """Make ``request`` show the form as it was typed, if its address asks for that; tell whether it does."""
        values = self.typed(request, object_id)
        if values is None:
            return False
        # Asked for the first time later, the files would make Django read the body anew, over what is set here.
        _files = request.FILES
        request.method, request.POST, request.redisplays = "POST", values, True
        return True
