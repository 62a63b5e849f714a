"""What is typed about photographs: one alone, the people in it, many at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Consent, Photo, PhotoPerson
from cooperatives.photo_upload import already_kept
from coopsite.common.admin import Rows
from coopsite.common.images import read_photograph
from coopsite.common.keeping import KeepingForm

# Taking back is an act of its own, with a page that asks first; nobody does it by choosing from a list.
OFFERED = [(one.value, one.label) for one in Consent if one != Consent.WITHDRAWN]


def change_page(photo) -> str:
    return reverse("admin:cooperatives_photo_change", args=[photo.pk])


class PhotoForm(KeepingForm):
    """Checks a chosen file as a picture before anything is stored."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Uploading many leaves words for later; whoever opens one photograph is there to write them.
        if "alt" in self.fields:
            self.fields["alt"].required = True
        if "consent" in self.fields:
            self.fields["consent"].choices = OFFERED

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and not getattr(file, "_committed", False):
            read_photograph(file)
            file.seek(0)
        return file

    def clean_alt(self):
        alt = self.cleaned_data["alt"]
        if alt and (problem := Photo(alt=alt).alt_problem):
            raise ValidationError(problem, "alt_is_file_name")
        return alt

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        owner = cleaned.get("federation") or (self.instance.federation if self.instance.pk else None)
        if file and owner and not getattr(file, "_committed", False):
            known = already_kept(owner, Photo(file=file).fingerprint())
            file.seek(0)
            if known and known != self.instance:
                words = _('Thư viện đã có ảnh này: <a href="{}">{}</a>.')
                self.add_error(
                    "file", ValidationError(format_html(words, change_page(known), known), "already_kept")
                )
        return cleaned


class PersonForm(KeepingForm):
    """Somebody in a photograph; what was taken back stays on record as it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        gone = self.instance.is_withdrawn
        for field in self.fields.values():
            field.disabled = gone
        if not gone and "consent" in self.fields:
            self.fields["consent"].choices = [one for one in OFFERED if one[0] != Consent.NOT_NEEDED]


class PersonFormSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.is_withdrawn and "DELETE" in form.fields:
            form.fields["DELETE"].disabled = True


class PersonRows(Rows):
    model = PhotoPerson
    form = PersonForm
    formset = PersonFormSet
    classes = []
    fields = ["who", "consent", "given_on", "how", "note"]
    verbose_name_plural = _("từng người nhận ra được trong ảnh, và sự đồng ý của họ")


class BatchForm(forms.Form):
    """What holds for all the files of one upload."""

    federation = forms.ModelChoiceField(None, label=_("Liên minh"))
    credit = forms.CharField(label=_("Người chụp"), max_length=120, required=False)
    consent = forms.ChoiceField(
        label=_("Người trong ảnh"),
        choices=OFFERED,
        initial=Consent.PENDING,
        help_text=_("Đang chờ đồng ý thì ảnh vào thư viện, chưa hiện ra trang."),
    )
    consent_note = forms.CharField(
        label=_("Ghi nhận sự đồng ý"),
        max_length=300,
        required=False,
        help_text=_("Ai đồng ý, khi nào, bằng cách nào."),
    )
    alt = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def __init__(self, federations, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["federation"].queryset = federations
        today = list(federations.current()[:2])
        if len(today) == 1:
            self.fields["federation"].initial = today[0].pk


class WordsForm(forms.ModelForm):
    """The words of one photograph among many: what is missing is told, not refused."""

    class Meta:
        model = Photo
        fields = ["alt", "caption", "credit", "consent", "consent_note"]
        widgets = {"alt": forms.Textarea({"rows": 2}), "caption": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].choices = OFFERED
