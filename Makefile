# make run    - try the site with the production server on http://127.0.0.1:8000 (PORT=8123 for another port)
# make dev    - the same with the reloading development server
# make test   - every test, on SQLite and on PostgreSQL
# make lint   - style of the code
# make clean  - forget the virtual environment and all data of this trial

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS := http://127.0.0.1:$(PORT)
export SITE_ORIGIN ?= $(ADDRESS)

.PHONY: run dev test test-sqlite test-postgres lint clean help

help:
	@sed -n 's/^# //p' Makefile

run: $(VENV)/.installed
	@$(BIN)/python manage.py prepare --address $(ADDRESS)
	@exec $(BIN)/granian --interface wsgi coopsite.wsgi:application --host 127.0.0.1 --port $(PORT) \
	  --workers 2 --blocking-threads 4 --log-level warning

dev: $(VENV)/.installed
	@DEBUG=1 $(BIN)/python manage.py prepare --no-static --address $(ADDRESS)
	@DEBUG=1 $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

test: $(VENV)/.installed-dev
	@$(MAKE) --no-print-directory test-sqlite
	@$(MAKE) --no-print-directory test-postgres

test-sqlite: $(VENV)/.installed-dev
	@echo "== SQLite"
	@TEST_DB=sqlite $(BIN)/python -m pytest -q

test-postgres: $(VENV)/.installed-dev
	@echo "== PostgreSQL"
	@TEST_DB=postgres $(BIN)/python -m pytest -q

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/python manage.py makemigrations --check --dry-run

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên / Python 3.11 or newer is needed: apt install python3 python3-venv"; exit 1; }
	@echo "→ Tạo môi trường Python ở $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { echo "Thiếu venv / venv is missing: apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.created requirements.txt
	@echo "→ Cài thư viện (một, hai phút ở lần đầu) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@echo "→ Cài thư viện để kiểm thử …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) var node_modules
