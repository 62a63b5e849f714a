"""A table pasted into a decision: looked at row by row, stored all or none, by whom and for which products."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from coopsite.desk.models import Act, Revision
from products.models import OcopCertificate, OcopDecision, Product
from products.recognising import Standing
from tests.admin.forms import change_page, form_of
from tests.admin.test_pages import page_of
from tests.kit.scoping import staff

pytestmark = pytest.mark.django_db

A, B = "lao-cai", "thai-nguyen"
NAMES = [f"Mận Tam Hoa vụ {number}" for number in range(1, 14)]


@pytest.fixture
def decision():
    own = Product.objects.filter(federation__slug=A).first().federation
    return OcopDecision.objects.create(
        number="55/QĐ-UBND", decided_on=timezone.localdate(), body="UBND tỉnh Lào Cai", federation=own
    )


@pytest.fixture
def thirteen():
    like = Product.objects.get(slug="que-la-cong-tam")
    return [
        Product.objects.create(
            name=name,
            cooperative=like.cooperative,
            category=like.category,
            region=like.region,
            federation=like.federation,
        )
        for name in NAMES
    ]


def paste(client, decision, text, **more):
    return client.post(page_of(OcopDecision, "paste", decision.pk), {"pasted": text, **more})


def rows_of(answer) -> list:
    assert answer.status_code == 200
    return answer.context["table"].rows


def table(names=NAMES, stars="4 sao") -> str:
    lines = (f"{number}\t{name}\tHTX Công Tâm\t{stars}\t75,5" for number, name in enumerate(names, 1))
    return "\n".join(["STT\tTên sản phẩm\tChủ thể\tPhân hạng\tĐiểm", *lines])


class TestThirteenRows:
    def test_they_are_looked_at_and_then_stored_in_one_go(self, publisher, decision, thirteen):
        seen = rows_of(paste(publisher, decision, table()))
        assert [(one.standing, one.product) for one in seen] == [
            (Standing.READY, product) for product in thirteen
        ]
        assert not decision.certificates.exists()
        answer = paste(publisher, decision, table(), _store="1")
        assert answer.status_code == 302
        assert answer["Location"] == change_page(decision)
        stored = decision.certificates.values_list("product", "stars", "score", "decided_on")
        assert set(stored) == {(one.pk, 4, Decimal("75.50"), decision.decided_on) for one in thirteen}

    def test_without_accents_and_with_abbreviations(self, publisher, decision, thirteen):
        text = table().replace("Mận Tam Hoa vụ", "man tam hoa vu").replace("HTX", "hợp tác xã")
        assert paste(publisher, decision, text, _store="1").status_code == 302
        assert decision.certificates.count() == 13

    def test_histories_tell_of_it(self, publisher, decision, thirteen):
        paste(publisher, decision, table(), _store="1")
        line = Revision.objects.about(thirteen[0]).first()
        assert (line.act, line.by) == (Act.CHANGED, publisher.user)
        assert "dán từ bảng" in line.note
        assert (
            len(Revision.objects.about(decision).with_content().first().data["parts"]["certificates"]) == 13
        )

    def test_one_that_is_not_clear_holds_back_all_and_loses_no_word(self, publisher, decision, thirteen):
        text = table([*NAMES, "Thứ không ai có"])
        answer = paste(publisher, decision, text, _store="1")
        assert rows_of(answer)[-1].standing == Standing.MISSING
        assert not decision.certificates.exists()
        html = answer.content.decode()
        assert "Chưa ghi dòng nào" in html
        assert text in html.replace("\r\n", "\n")
        key = rows_of(answer)[-1].key
        assert paste(publisher, decision, text, _store="1", **{key: "bo"}).status_code == 302
        assert decision.certificates.count() == 13

    def test_pasted_again_they_are_there_already(self, publisher, decision, thirteen):
        paste(publisher, decision, table(NAMES[:5]), _store="1")
        again = paste(publisher, decision, table(), _store="1")
        assert again.status_code == 302
        assert decision.certificates.count() == 13
        said = rows_of(paste(publisher, decision, table()))
        assert {one.standing for one in said} == {Standing.THERE}
        assert paste(publisher, decision, table(), _store="1").status_code == 200


class TestRows:
    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("Quế lá Công Tâm\t2 sao", "Dưới 3 sao"),
            ("Quế lá Công Tâm\t6 sao", "5 sao"),
            ("Quế lá Công Tâm\t3 sao\t85", "Điểm không hợp"),
            ("Quế lá Công Tâm\t4 sao\t190", "Điểm không hợp"),
            ("Quế lá Công Tâm", "Thiếu số sao"),
            ("Tên sản phẩm\tSao\nQuế lá Công Tâm\tđạt", "Không đọc được số sao"),
        ],
    )
    def test_what_is_wrong_is_said_and_not_stored(self, publisher, decision, line, words):
        answer = paste(publisher, decision, line, _store="1")
        (row,) = rows_of(answer)
        assert row.standing == Standing.WRONG
        assert words in " ".join(map(str, row.faults))
        assert not decision.certificates.exists()

    def test_stars_for_all_stand_for_those_that_say_none(self, publisher, decision):
        text = "Quế lá Công Tâm\nQuế chẻ Công Tâm\t4 sao"
        assert paste(publisher, decision, text, _store="1", stars_of_all="3").status_code == 302
        assert set(decision.certificates.values_list("product__name", "stars")) == {
            ("Quế lá Công Tâm", 3),
            ("Quế chẻ Công Tâm", 4),
        }

    def test_one_of_a_name_but_of_another_maker_must_be_chosen(self, publisher, decision):
        text = "Quế lá Công Tâm\tCông ty TNHH Sao Mai\t3"
        answer = paste(publisher, decision, text, _store="1")
        (row,) = rows_of(answer)
        assert row.standing == Standing.CHOOSE
        assert not decision.certificates.exists()
        paste(publisher, decision, text, _store="1", **{row.key: str(row.choices[0].pk)})
        assert decision.certificates.get().product.name == "Quế lá Công Tâm"

    def test_part_of_a_name_is_never_taken_for_it(self, publisher, decision):
        (row,) = rows_of(paste(publisher, decision, "Quế lá\t3"))
        assert row.standing == Standing.CHOOSE
        assert "Quế lá Công Tâm" in map(str, row.choices)

    def test_accents_tell_two_of_one_folded_name_apart(self, publisher, decision, thirteen):
        Product.objects.filter(pk=thirteen[0].pk).update(name="Mứt dứa")
        Product.objects.filter(pk=thirteen[1].pk).update(name="Mứt dừa")
        assert rows_of(paste(publisher, decision, "Mứt dừa\t3"))[0].product == thirteen[1]
        (row,) = rows_of(paste(publisher, decision, "mut dua\t3"))
        assert row.standing == Standing.CHOOSE
        assert set(row.choices) == set(thirteen[:2])

    def test_twice_the_same_is_said_of_both(self, publisher, decision):
        rows = rows_of(paste(publisher, decision, "Quế lá Công Tâm\t3\nque la cong tam\t4", _store="1"))
        assert [one.standing for one in rows] == [Standing.WRONG] * 2
        assert "1, 2" in rows[0].faults[0]

    def test_a_product_of_another_decision_of_the_day_is_refused(self, publisher, decision):
        product = Product.objects.get(slug="que-la-cong-tam")
        other = OcopDecision.objects.create(
            number="56/QĐ", decided_on=decision.decided_on, body="UBND", federation=decision.federation
        )
        OcopCertificate.objects.create(product=product, decision=other, stars=3)
        (row,) = rows_of(paste(publisher, decision, "Quế lá Công Tâm\t3", _store="1"))
        assert row.standing == Standing.WRONG
        assert "cùng ngày" in row.faults[0]

    def test_a_choice_belongs_to_its_words_not_to_its_line(self, publisher, decision):
        """Somebody takes a line out of the box above: what was skipped stays skipped, and nothing else is."""
        missing, ready = rows_of(paste(publisher, decision, "Thứ không ai có\t3\nQuế lá Công Tâm\t3"))
        (left,) = rows_of(paste(publisher, decision, "Quế lá Công Tâm\t3", **{missing.key: "bo"}))
        assert left.standing == Standing.READY
        assert left.key == ready.key

    def test_a_star_less_than_before_is_told_and_allowed(self, publisher, decision):
        text = "Chè Shan tuyết cổ thụ Phình Hồ\t3"
        assert "(4 → 3 sao)" in paste(publisher, decision, text).content.decode()
        answer = publisher.post(
            page_of(OcopDecision, "paste", decision.pk), {"pasted": text, "_store": "1"}, follow=True
        )
        assert "(4 → 3 sao)" in answer.content.decode()
        assert decision.certificates.count() == 1

    @pytest.mark.parametrize(
        "text",
        ["", "   ", "\t\t\n", "\x00", "<script>alert(1)</script>\t3", "a" * 100_001, "Chè\t3\n" * 3000],
    )
    def test_nonsense_is_answered(self, publisher, decision, text):
        answer = paste(publisher, decision, text, _store="1", stars_of_all="99")
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
        assert answer.context["table"].troubles
        assert not decision.certificates.exists()


class TestDoor:
    def test_products_of_others_are_not_found_and_not_stored(self, publisher, decision):
        theirs = Product.objects.filter(federation__slug=B).first()
        answer = paste(publisher, decision, f"{theirs.name}\t3")
        (row,) = rows_of(answer)
        assert theirs not in row.choices
        paste(publisher, decision, f"{theirs.name}\t3", _store="1", **{row.key: str(theirs.pk)})
        assert not decision.certificates.exists()

    def test_whoever_may_not_add_rows_by_hand_may_not_here(self, decision):
        editor = staff("nguoi-viet", A)
        address = page_of(OcopDecision, "paste", decision.pk)
        assert editor.get(address).status_code == 403
        assert paste(editor, decision, "Quế lá Công Tâm\t3", _store="1").status_code == 403
        assert "dan/" not in editor.get(change_page(decision)).content.decode()
        assert 'name="pasted"' not in editor.get(change_page(decision)).content.decode()
        assert not decision.certificates.exists()

    def test_of_whom_one_is_only_editor_nothing_is_offered(self, decision):
        both = staff("hai-vai", B, publisher=A)
        theirs = Product.objects.filter(federation__slug=B).first()
        (row,) = rows_of(paste(both, decision, f"{theirs.name}\t3"))
        assert theirs not in row.choices

    def test_others_decisions_are_not_there(self, publisher):
        foreign = OcopDecision.objects.filter(federation__slug=B).first()
        assert publisher.get(page_of(OcopDecision, "paste", foreign.pk)).status_code == 404


class TestBoxOfTheForm:
    """On the decision's own page: saved first, then on to the rows; also for a decision that is new."""

    def test_a_new_decision_goes_on_to_its_rows(self, publisher, decision):
        add = reverse("admin:products_ocopdecision_add")
        sent = {"number": "77/QĐ", "decided_on": "1/2/2026", "body": "UBND tỉnh Lào Cai"}
        sent |= {"certificates-TOTAL_FORMS": 0, "certificates-INITIAL_FORMS": 0, "_save": "1"}
        sent |= {"federation": decision.federation_id, "pasted": "Quế lá Công Tâm\t4 sao"}
        answer = publisher.post(add, sent)
        made = OcopDecision.objects.get(number="77/QĐ")
        assert (answer.status_code, answer["Location"]) == (307, page_of(OcopDecision, "paste", made.pk))
        shown = publisher.post(answer["Location"], sent)
        assert [one.standing for one in rows_of(shown)] == [Standing.READY]
        assert not made.certificates.exists()

    def test_a_form_that_is_refused_keeps_what_was_pasted(self, publisher, decision):
        sent = form_of(publisher, decision) | {"decided_on": "hôm qua", "pasted": "Quế lá Công Tâm\t4 sao"}
        answer = publisher.post(change_page(decision), sent)
        assert answer.status_code == 200
        assert "Quế lá Công Tâm\t4 sao" in answer.content.decode()

    def test_an_empty_box_changes_nothing(self, publisher, decision):
        answer = publisher.post(
            change_page(decision), form_of(publisher, decision, "_save") | {"pasted": " "}
        )
        assert answer.status_code == 302

    def test_what_is_odd_is_told_when_it_is_saved(self, publisher, decision):
        product = Product.objects.get(slug="que-la-cong-tam")
        OcopCertificate.objects.create(product=product, decision=decision, stars=4)
        sent = form_of(publisher, decision, "_save") | {"level": "huyen"}
        answer = publisher.post(change_page(decision), sent, follow=True)
        told = [str(one) for one in answer.context["messages"]]
        assert any("không còn cấp huyện" in one for one in told)
        assert any(re.search("cấp tỉnh.+cấp huyện", one) for one in told)
        assert OcopDecision.objects.get(pk=decision.pk).level == "huyen"

    def test_others_drafts_are_not_named_in_what_is_told(self, publisher, decision):
        theirs = Product.objects.filter(federation__slug=B, certificates__stars=5).first()
        Product.objects.filter(pk=theirs.pk).update(status="draft")
        OcopCertificate.objects.create(product=theirs, decision=decision, stars=3)
        answer = publisher.post(change_page(decision), form_of(publisher, decision, "_save"), follow=True)
        assert theirs.name not in answer.content.decode()
