# 报纸版面排版：常用动词。make help 列出全部。
# Verbs of the newspaper page typesetter; `make help` lists them. POSIX shell, GNU make 3.81 or later.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TYPESET := $(BIN)/typeset
ISSUES := $(wildcard data/*/issue.yaml)
FONTS := fonts/files/.verified.json
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
SIDE_BY_SIDE := -n logical --dist worksteal
PINNED := --quiet --require-hashes --only-binary=:all:
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes
COMPILE += --no-emit-index-url --no-emit-find-links --no-header --no-annotate

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup pdf test test-long bench bench-long check proof specimen golden schema \
  conformance profile-report fonts lock wheel clean

help: ## 列出全部动词 | this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.dev $(VENV)/.npm ## 备齐环境：.venv、固定版本的依赖、字体 | environment, pinned libraries, fonts
	@$(BIN)/python -m typeset.fonts.install fonts/catalogue.yaml

pdf: $(VENV)/.runtime $(FONTS) ## 排出 data/ 下每一期的付印 PDF | every issue in data/ as a press PDF
	$(TYPESET) build $(ISSUES)

test: $(VENV)/.dev $(FONTS) ## 测试（离线，两分钟内） | tests, offline, under two minutes
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not long"

test-long: $(VENV)/.dev $(FONTS) ## 长测试：语料、模糊、断电、符合性 | the long suites
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m long

bench: $(VENV)/.dev $(FONTS) ## 与 Typst 比快慢、内存（三分钟内），见 docs/bench.md | speed and memory beside Typst
	@$(BIN)/python -m bench

bench-long: $(VENV)/.dev $(FONTS) ## 同上，长文到 1,000,000 字，带增长图 | the same, up to 1,000,000 characters
	@$(BIN)/python -m bench --long

check: $(VENV)/.dev ## 格式、规则、类型、引用方向 | format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

proof: $(VENV)/.runtime $(FONTS) ## 各版 150 dpi 的图，另有带网格的 | pictures of the pages, plain and with the grid
	$(TYPESET) proof $(ISSUES)

specimen: $(VENV)/.runtime $(FONTS) ## 中文排版规则样张（A2），挂在墙上 | the rules of composition on a sheet for the wall
	$(BIN)/typeset specimen -o build/specimen.pdf

golden: $(VENV)/.dev $(FONTS) ## 重写核对用的文本（先看差别） | write the golden texts anew
	$(BIN)/python -m pytest -q --rewrite -m "not long" tests/makeup tests/errors tests/charts || true
	git diff --stat -- tests

schema: $(VENV)/.dev ## 编辑器用的 JSON schema | layouts/schema, for editors
	$(BIN)/python -m typeset.schema layouts/schema

conformance: $(VENV)/.dev $(FONTS) ## veraPDF、qpdf、Ghostscript、poppler、pdfium 会审 | the judges
	$(BIN)/python -m pytest -m long tests/judges

profile-report: $(VENV)/.dev ## 特性文件与实测数据比：DATA=文件.ti3 | profile against measured data
	$(BIN)/python -m typeset.color.profile_report $(DATA)

fonts: $(VENV)/.runtime ## 逐字节核对每个字体文件的摘要 | hash every font file again
	@$(BIN)/python -m typeset.fonts.install --verify fonts/catalogue.yaml

lock: $(VENV)/.dev ## 依赖改动后重新固定版本与摘要 | pin versions and digests again
	$(PIP) install $(PINNED) -r requirements/lock.txt
	$(COMPILE) requirements/runtime.in -o requirements/runtime.txt
	$(COMPILE) requirements/dev.in -o requirements/dev.txt
	$(COMPILE) requirements/node.in -o requirements/node.txt
	$(COMPILE) requirements/lock.in -o requirements/lock.txt
	cd fonts && npm install --package-lock-only --ignore-scripts

wheel: $(VENV)/.dev ## 打包，放进 build/ | an installable wheel in build/
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir build .

clean: ## 删去生成物；环境与字体留着 | drop what was built; keep environment and fonts
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf fonts/node_modules fonts/files/.fetch-*
	find typeset tests -name __pycache__ -type d -prune -exec rm -rf {} +

# 下面各文件作“已做”的记号，使备齐环境只做一次。
# The files below mark what has been done, so that set-up runs once.

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "需要 Python 3.11 以上：make PYTHON=python3.12 … | Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml $(VENV)/.python
	$(PIP) install $(PINNED) -r requirements/runtime.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
# pip compiles what it installs, but for what it installs editable: a third of a cold page.
	@$(BIN)/python -m compileall -q typeset
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	$(PIP) install $(PINNED) -r requirements/dev.txt
	@touch $@

# 机器上没有 npm 才装；取字体要用。
# Only where the machine has no npm; the fonts are fetched with it.
$(VENV)/.npm: requirements/node.txt $(VENV)/.python
	@command -v npm >/dev/null || $(PIP) install $(PINNED) -r requirements/node.txt
	@touch $@

$(FONTS): fonts/catalogue.yaml fonts/package-lock.json $(VENV)/.runtime $(VENV)/.npm
	@$(BIN)/python -m typeset.fonts.install fonts/catalogue.yaml
