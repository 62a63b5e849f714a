"""A federation's staff, kept by its administrators; other federations' staff do not exist for them."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperatives.models import Federation
from coopsite.accounts import invitations, letters, second_step, standing
from coopsite.accounts.forms import InvitationForm, RoleForm
from coopsite.accounts.journal import note
from coopsite.accounts.names import address_of
from coopsite.accounts.views.pages import DeskFormView, frame, staff_only

NOT_SENT = gettext_lazy("Chưa gửi được thư vì máy chủ thư không nhận. Hãy bấm “Gửi lại thư mời” sau ít phút.")


def kept_federation(request, slug):
    """Return a federation whose staff the user keeps; 404 for every other."""
    return get_object_or_404(Federation.objects.for_administrator(request.user), slug=slug)


def kept_member(request, slug, pk):
    """Return a line of the list of staff that the user keeps; 404 for whoever is not on it."""
    federation = kept_federation(request, slug)
    found = [one for one in invitations.members_of(federation) if one.membership.pk == pk]
    if not found:
        raise Http404("not on this list")
    return found[0]


def page_of(federation) -> str:
    return reverse("accounts:members", args=[federation.slug])


def to_list(federation):
    return HttpResponseRedirect(page_of(federation))


def tell_of_letter(request, member, sent):
    """Say that a letter went out, in words that are the same for every address."""
    words = {"name": member.name, "address": member.address}
    if sent:
        messages.success(request, _("Đã mời %(name)s và gửi thư tới %(address)s.") % words)
    else:
        messages.error(request, NOT_SENT)


@staff_only
@require_safe
def federations(request):
    """Choose whose staff to look at; whoever keeps one federation goes there."""
    kept = list(Federation.objects.for_administrator(request.user))
    if not kept:
        raise Http404("keeps nobody's staff")
    if len(kept) == 1:
        return to_list(kept[0])
    return render(request, "accounts/federations.html", frame(request, _("Cán bộ"), federations=kept))


@method_decorator(staff_only, name="dispatch")
class Members(DeskFormView):
    """The list, and the form that invites."""

    template_name = "accounts/members.html"
    form_class = InvitationForm

    def dispatch(self, request, *args, **kwargs):
        self.federation = kept_federation(request, kwargs["slug"])
        self.title = _("Cán bộ %s") % self.federation.short_name
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        rows = invitations.members_of(self.federation)
        return super().get_context_data(federation=self.federation, members=rows, **kwargs)

    def form_valid(self, form):
        actor = self.request.user
        try:
            membership = invitations.invite(actor, self.federation, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("address", error)
            return self.form_invalid(form)
        member = invitations.Member(membership)
        tell_of_letter(self.request, member, invitations.write_to(actor, membership))
        return to_list(self.federation)


@method_decorator(staff_only, name="dispatch")
class OneMember(DeskFormView):
    """A member's role, and what else may be done about them."""

    template_name = "accounts/member.html"
    form_class = RoleForm

    def dispatch(self, request, *args, **kwargs):
        self.member = kept_member(request, kwargs["slug"], kwargs["pk"])
        self.title = self.member.name
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"role": self.member.membership.role}

    def get_context_data(self, **kwargs):
        federation = self.member.membership.federation
        return super().get_context_data(member=self.member, federation=federation, **kwargs)

    def form_valid(self, form):
        membership = self.member.membership
        try:
            invitations.change_role(self.request.user, membership, form.cleaned_data["role"])
        except ValidationError as error:
            form.add_error("role", error)
            return self.form_invalid(form)
        words = {"name": self.member.name, "role": self.member.role}
        messages.success(self.request, _("Từ nay %(name)s là %(role)s.") % words)
        return to_list(membership.federation)


@staff_only
@require_POST
def invite_again(request, slug, pk):
    """Send the letter of an invitation once more, as long as nobody has come."""
    member = kept_member(request, slug, pk)
    if member.waits:
        sent = invitations.invite_again(request.user, member.membership)
        tell_of_letter(request, member, sent)
    else:
        messages.warning(request, _("Người này đã đăng nhập rồi, không cần mời lại."))
    return to_list(member.membership.federation)


@staff_only
@require_http_methods(["GET", "POST"])
def end(request, slug, pk):
    """Ask, then end a membership."""
    member = kept_member(request, slug, pk)
    federation = member.membership.federation
    if request.method == "GET":
        title = _("Thôi làm cán bộ: %s") % member.name
        return render(
            request, "accounts/end.html", frame(request, title, member=member, federation=federation)
        )
    try:
        invitations.end(request.user, member.membership)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("%s không còn là cán bộ của liên minh.") % member.name)
    return to_list(federation)


@staff_only
@require_http_methods(["GET", "POST"])
def reset_second_step(request, slug, pk):
    """Take the second step off a member who lost the phone, if the account works for kept federations only."""
    member = kept_member(request, slug, pk)
    federation, person = member.membership.federation, member.membership.user
    if not member.has_second_step:
        raise Http404("nothing to reset")
    if not standing.may_reset_second_step(request.user, person):
        messages.error(request, _("Tài khoản này phải do quản trị toàn trang đặt lại."))
        return to_list(federation)
    return ask_and_reset(request, person, member.membership, page_of(federation))


@staff_only
@require_http_methods(["GET", "POST"])
def reset_anybodys(request, pk):
    """The same for any account, by a site administrator; from the account's page in the desk."""
    if not request.user.is_superuser:
        raise Http404("keeps no account of theirs")
    person = get_object_or_404(get_user_model(), pk=pk)
    return ask_and_reset(request, person, person, reverse("admin:auth_user_change", args=[pk]))


def ask_and_reset(request, person, subject, back):
    """Ask, then do it, noting it at ``subject``; the person is told by letter. It leads ``back``."""
    if request.method == "GET":
        title = _("Đặt lại bước thứ hai: %s") % (person.get_full_name() or person.get_username())
        words = frame(request, title, person=person, back=back)
        return render(request, "accounts/reset_second_step.html", words)
    second_step.turn_off(person)
    note(request.user, subject, _("Đặt lại đăng nhập hai bước."))
    if address_of(person):
        letters.send_apart("second_step_reset", person)
    messages.success(request, _("Đã đặt lại. Lần đăng nhập tới, người ấy quét mã QR mới."))
    return HttpResponseRedirect(back)
