# The tasks of 青禾. Each sets up what it needs; `make help` lists them.
.PHONY: site test check serve clean help bench lock fast fuzz scale
.DEFAULT_GOAL := help
QINGHE := .venv/bin/qinghe

site: .venv/.site ## 生成两个网站、课件、文档、资料包和覆盖报告到 build/
	$(QINGHE) build

test: .venv/.test ## 全部测试（真的 Chromium、LibreOffice 和两种 OOXML 校验器）
	.venv/bin/pytest -n 2 --dist loadfile --no-loadscope-reorder

fast: .venv/.dev ## 只跑快的测试：不建整站，不用浏览器和 LibreOffice
	.venv/bin/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow"

fuzz: .venv/.dev ## 五万份改坏的文件：没有一份能让程序出错
	QINGHE_FUZZ=50000 .venv/bin/pytest -q -n 2 tests/test_properties.py

check: .venv/.dev ## 代码检查（ruff、mypy）和内容检查（qinghe check）
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	$(QINGHE) check

serve: .venv/.site ## 在本机预览两个网站，改动后自动重做
	$(QINGHE) serve

bench: .venv/.dev ## 与别的工具比较同样的工作，打印比值
	.venv/bin/python -m bench.check
	.venv/bin/python -m bench.site
	.venv/bin/python -m bench.decks
	.venv/bin/python -m bench.kits
	.venv/bin/python -m bench.coverage

scale: .venv/.site ## 证明覆盖统计在 Spark 上和在 DuckDB 上结果相同（要下载 PySpark，要有 Java）
	tools/setup scale
	.venv-scale/bin/python -m tools.scale

lock: .venv/.dev ## 重写四份依赖锁（不含任何下载地址）
	tools/lock

clean: ## 删除 build/（只删我们自己生成的）
	@test ! -e build || test -f build/.qinghe || { echo "build/ 不是青禾生成的，没有删。"; exit 1; }
	rm -rf build

help: ## 列出这些任务
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/.site: requirements.lock requirements-uv.lock pyproject.toml tools/setup
	tools/setup site

.venv/.dev: requirements-test.lock .venv/.site
	tools/setup dev

.venv/.test: tests/node/package-lock.json .venv/.dev
	tools/setup test
