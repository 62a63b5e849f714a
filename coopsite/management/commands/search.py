"""Ask the index what the search page asks it, and be told why each answer stands where it does."""

from django.core.management.base import BaseCommand

from coopsite.common.search.indexing import kinds
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer

SHOWN = 10


class Command(BaseCommand):
    help = "Tìm như người xem tìm; --explain nói vì sao mỗi kết quả đứng ở chỗ của nó."

    def add_arguments(self, parser):
        parser.add_argument("query", help="Lời cần tìm.")
        parser.add_argument(
            "--explain", action="store_true", help="Nói rõ câu hỏi được hiểu thế nào, vì sao xếp vậy."
        )
        parser.add_argument("--kind", default="", help="Chỉ một loại: " + ", ".join(sorted(kinds())))
        parser.add_argument("--limit", type=int, default=SHOWN, help="In bao nhiêu kết quả đầu.")
        parser.add_argument("--as-typed", action="store_true", help="Đúng từng chữ, không sửa.")

    def handle(self, *args, **options):
        now = look()
        within = now.kind(options["kind"]) if options["kind"] else now.public
        found = answer(now, options["query"], within, options["as_typed"])
        if options["explain"]:
            self._tell_question(found)
        self.stdout.write(f"{found.ranking.total} kết quả cho “{found.said}”")
        models = kinds()
        place = now.place("weight")
        for number, entry in enumerate(found.ranking.ids(), 1):
            if number > options["limit"]:
                break
            kind = next(kind for kind in models if now.kind(kind) >> entry & 1)
            row = models[kind]._default_manager.get(pk=now.object_id(entry))
            self.stdout.write(f"{number:>3}. [{kind}] {row.find_name()}  {row.get_absolute_url()}")
            if options["explain"]:
                words = f"{found.ranking.why(entry)}; nặng {row.find_weight()}, thứ {place[entry] + 1} trong thứ tự chung"
                self.stdout.write(f"       {words}")

    def _tell_question(self, found):
        if found.how:
            self.stdout.write(f"“{found.typed}” được đọc là “{found.said}” ({found.how})")
        for word, group in found.question.asked:
            said = " hoặc ".join(f"{term.word}…" if term.begins else term.word for term in group)
            self.stdout.write(f"  {word}: {said}")
        if found.question.said:
            self.stdout.write(f"  dấu đã gõ: {', '.join(found.question.said)}")
        for tier in found.ranking.tiers:
            self.stdout.write(f"  {tier.entries.bit_count():>6} · {tier.why}")
        if found.others:
            self.stdout.write(f"  cũng có thể là: {', '.join(found.others)}")
