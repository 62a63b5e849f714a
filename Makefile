# make run    - try the site with the production server on http://127.0.0.1:8000 (PORT=8123 for another port)
# make dev    - the same with the reloading development server
# make test   - every test, on SQLite and on PostgreSQL (make test-once, test-sqlite, test-postgres: a part of them)
# make lint   - style of the code
# make messages - what the site says in Vietnamese, made ready from locale/ (needs gettext)
# make handbook-pictures - the pictures of docs/so-tay-bien-tap.md, taken anew from the running site (needs Chromium)
# make bench-desk - how the desk bears 20.000 products, in a throw-away database (BENCH="--postgres", "--help")
# make bench-search - how search, suggestions and filters bear the whole country (BENCH="--postgres", "--rows 2000", "--help")
# make bench-scan - how soon the page of a label is read on a slow line; asks a site that runs (BENCH="--address …")
# make golden - tests/judged/golden-*.txt, made anew: what is found today (read the difference before it is committed)
# make clean  - forget the virtual environment and all data of this trial

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS := http://127.0.0.1:$(PORT)
export SITE_ORIGIN ?= $(ADDRESS)

.PHONY: run dev test test-once test-sqlite test-postgres lint messages handbook-pictures bench-desk bench-search bench-scan golden clean help installed installed-dev

help:
	@sed -n 's/^# //p' Makefile

# Beside the server runs what publishes at set times; it ends with the server.
run: installed
	@$(BIN)/python manage.py prepare --address $(ADDRESS)
	@$(BIN)/python manage.py publish_due --every 60 --with-parent & \
	exec $(BIN)/python -m granian --interface wsgi coopsite.wsgi:application --host 127.0.0.1 --port $(PORT) \
	  --workers 2 --blocking-threads 4 --log-level warning

dev: installed
	@DEBUG=1 $(BIN)/python manage.py prepare --no-static --address $(ADDRESS)
	@DEBUG=1 $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# The runs share nothing, so they go side by side: one waits for its browser while another counts. Each one's words
# come out whole at its end.
test: installed-dev
	@echo "→ Kiểm thử trên SQLite và PostgreSQL cùng lúc (chừng nửa giờ trên máy hai nhân) …"
	@$(MAKE) --no-print-directory --jobs=3 --output-sync=target test-once test-sqlite test-postgres

# What no database decides (texts, numbers, what a page looks like) is asked once: marker "once".
test-once: installed-dev
	@echo "== Không tùy cơ sở dữ liệu"
	@TEST_DB=sqlite $(BIN)/python -m pytest -q -m once

test-sqlite: installed-dev
	@echo "== SQLite"
	@TEST_DB=sqlite $(BIN)/python -m pytest -q -m "not once"

# Without a PostgreSQL server this run is left out, with a line that says so; REQUIRE_ALL=1 makes that a failure.
test-postgres: installed-dev
	@echo "== PostgreSQL"
	@if $(BIN)/python -m tests.kit.pgcluster; then TEST_DB=postgres $(BIN)/python -m pytest -q -m "not once"; \
	  else test -z "$$REQUIRE_ALL"; fi

lint: installed-dev
	@$(BIN)/python -m ruff check . && $(BIN)/python -m ruff format --check .
	@$(BIN)/python manage.py makemigrations --check --dry-run

# The made files are committed beside what they are made of: no site needs gettext to run.
messages:
	@command -v msgfmt >/dev/null || { echo "Thiếu gettext / gettext is missing: apt install gettext"; exit 1; }
	@for name in django djangojs; do \
	  msgfmt --check-format --check-domain -o locale/vi/LC_MESSAGES/$$name.mo locale/vi/LC_MESSAGES/$$name.po; done

# The walks that test the handbook take its pictures on the way.
handbook-pictures: installed-dev
	@TEST_DB=sqlite HANDBOOK_PICTURES=1 $(BIN)/python -m pytest -q tests/browser/test_handbook*.py

# A checkout changes every file's time, so what is installed is known by the words of the list, not by its age.
define install
@words=$$(cat $(1) | cksum); \
if [ "$$words" != "$$(cat $(VENV)/$@ 2>/dev/null)" ]; then \
  echo "→ $(2) …"; \
  $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input -r $(1) && \
  echo "$$words" > $(VENV)/$@; \
fi
endef

installed: $(VENV)/created
	$(call install,requirements.txt,Cài thư viện (một hai phút ở lần đầu))

installed-dev: installed
	$(call install,requirements-dev.txt,Cài thư viện để kiểm thử)

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên / Python 3.11 or newer is needed: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Thiếu venv / Python's venv is missing: apt install python3-venv"; exit 1; }
	@echo "→ Tạo môi trường Python ở $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# Figures are printed, never asserted: a busy machine is no fault of the code.
bench-desk: installed-dev
	@$(BIN)/python -m tests.bench $(BENCH)

bench-search: installed-dev
	@$(BIN)/python -m tests.bench_search $(BENCH)

bench-scan: installed-dev
	@$(BIN)/python -m tests.bench_scan $(BENCH)

golden: installed-dev
	@GOLDEN=1 TEST_DB=sqlite $(BIN)/python -m pytest -q tests/nouns/test_golden.py

clean:
	rm -rf $(VENV) var node_modules
