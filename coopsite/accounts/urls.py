"""Addresses of the accounts' pages, under the desk's own."""

from django.urls import path

from coopsite.accounts.views import members, passwords, second_step, signing_in

app_name = "accounts"
urlpatterns = [
    path("login/", signing_in.sign_in, name="sign_in"),
    path("tai-khoan/", signing_in.own, name="own"),
    path("tai-khoan/dang-xuat/", signing_in.sign_out, name="sign_out"),
    path("tai-khoan/ma/", second_step.EnterCode.as_view(), name="code"),
    path("tai-khoan/ma-du-phong/", second_step.EnterBackupCode.as_view(), name="backup_code"),
    path("tai-khoan/ma-du-phong/cap-lai/", second_step.IssueCodes.as_view(), name="issue_codes"),
    path("tai-khoan/hai-buoc/", second_step.SetUp.as_view(), name="set_up"),
    path("tai-khoan/hai-buoc/doi-dien-thoai/", second_step.Replace.as_view(), name="replace"),
    path("tai-khoan/hai-buoc/tat/", second_step.TurnOff.as_view(), name="turn_off"),
    path("tai-khoan/nguoi/<int:pk>/dat-lai-hai-buoc/", members.reset_anybodys, name="reset_anybodys"),
    path("tai-khoan/quen-mat-khau/", passwords.Forgotten.as_view(), name="forgotten"),
    path("tai-khoan/quen-mat-khau/da-gui/", passwords.told, name="forgotten_told"),
    path("tai-khoan/mat-khau/<uidb64>/<token>/", passwords.SetPassword.as_view(), name="password_set"),
    path("tai-khoan/mat-khau/xong/", passwords.done, name="password_done"),
    path("tai-khoan/can-bo/", members.federations, name="federations"),
    path("tai-khoan/can-bo/<slug:slug>/", members.Members.as_view(), name="members"),
    path("tai-khoan/can-bo/<slug:slug>/<int:pk>/", members.OneMember.as_view(), name="member"),
    path("tai-khoan/can-bo/<slug:slug>/<int:pk>/moi-lai/", members.invite_again, name="invite_again"),
    path("tai-khoan/can-bo/<slug:slug>/<int:pk>/thoi/", members.end, name="end"),
    path(
        "tai-khoan/can-bo/<slug:slug>/<int:pk>/dat-lai-hai-buoc/",
        members.reset_second_step,
        name="reset_second_step",
    ),
]
