"""The forms of signing in, of the second step, of passwords, and of a federation's staff."""

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Role
from coopsite.accounts import second_step
from coopsite.accounts.names import as_login, find_account
from coopsite.common.fields import TidyLineField

NAME_LENGTH = get_user_model()._meta.get_field("username").max_length


class AddressField(forms.EmailField):
    """An e-mail address, in the spelling that accounts hold."""

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("Thư điện tử"), "max_length": NAME_LENGTH, **kwargs})
        self.widget.attrs |= {"autocapitalize": "none", "class": "vTextField"}

    def to_python(self, value):
        return as_login(super().to_python(value))


class SignInForm(AdminAuthenticationForm):
    """Signing in by e-mail; an older account's name is taken too."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _(
            "Thư điện tử hoặc mật khẩu chưa đúng. Hãy xem lại dấu và chữ hoa, chữ thường trong mật khẩu."
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Thư điện tử")
        self.fields["username"].widget.attrs |= {"inputmode": "email", "spellcheck": "false"}

    def clean_username(self):
        """Say the account's own name: failures are counted by it, however it was typed."""
        account = find_account(self.cleaned_data["username"])
        return account.get_username() if account else as_login(self.cleaned_data["username"])

    def get_invalid_login_error(self):
        return ValidationError(self.error_messages["invalid_login"], "invalid_login")


class CodeForm(forms.Form):
    """A code of the app or a backup code; ``take(typed)`` uses it up and returns the device."""

    code = forms.CharField(label=_("Mã"), max_length=40)

    def __init__(self, *args, take, kind=second_step.APP, **kwargs):
        super().__init__(*args, **kwargs)
        self.take, field = take, self.fields["code"]
        field.label = _("Mã 6 chữ số") if kind == second_step.APP else _("Mã dự phòng")
        field.widget.attrs |= {"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        if kind == second_step.APP:
            field.widget.attrs |= {"inputmode": "numeric"}
        else:
            field.widget.attrs |= {"autocomplete": "off", "autocapitalize": "none"}

    def clean_code(self):
        self.device = self.take(self.cleaned_data["code"])
        return self.cleaned_data["code"]


class PasswordForm(forms.Form):
    """The person's own password once more, before what weakens their account; wrong ones count as at signing in."""

    password = forms.CharField(
        label=_("Mật khẩu hiện nay"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        name, typed = self.request.user.get_username(), self.cleaned_data["password"]
        if authenticate(self.request, username=name, password=typed) is None:
            raise ValidationError(_("Mật khẩu chưa đúng."), "wrong_password")
        return typed


class ForgottenForm(forms.Form):
    """Whose password is forgotten."""

    address = AddressField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class RoleForm(forms.Form):
    """What somebody may do in a federation."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role, initial=Role.EDITOR, widget=forms.RadioSelect)


class InvitationForm(RoleForm):
    """Whom to invite to a federation."""

    address = AddressField(
        help_text=_("Mỗi người một địa chỉ riêng, không dùng hộp thư chung: thư mời và mật khẩu đi về đó.")
    )
    name = TidyLineField(
        label=_("Họ và tên"), max_length=150, widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    field_order = ["address", "name", "role"]


class _SignsInByAddress:
    """Keeps the name of an account in one spelling, and its address the same."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "username" in self.fields:
            self.fields["username"].label = _("Thư điện tử để đăng nhập")
            self.fields["username"].help_text = _("Địa chỉ riêng của người ấy, chữ thường.")

    def clean_username(self):
        name = as_login(self.cleaned_data["username"])
        changed = name != self.instance.username
        if "@" in name or changed:
            forms.EmailField().clean(name)
        other = find_account(name)
        if changed and other is not None and other.pk != self.instance.pk:
            raise ValidationError(_("Đã có tài khoản với địa chỉ này."), "unique")
        return name

    def save(self, commit=True):
        if "@" in self.instance.username:
            self.instance.email = self.instance.username
        return super().save(commit)


class StaffCreationForm(_SignsInByAddress, AdminUserCreationForm):
    """A new account, made by a site administrator."""


class StaffChangeForm(_SignsInByAddress, UserChangeForm):
    """An account, kept by a site administrator."""
