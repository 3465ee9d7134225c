# Two commands: `make demo` and `make test`. Both set up what they need the first time.
SHELL := bash
.PHONY: help demo test test-headless test-train test-cluster test-endurance test-browser test-random-date test-frozen fault-bench soak soak-shared check docs papers audit package lock clean
# Every run of the tests below uses all processors, with a process more than those: many tests wait for a thread or a
# server. A file's tests stay together, since they share what is slow to make; tests/conftest.py orders the files.
export PYTEST_ADDOPTS ?= -n $(shell echo $$(( $$(nproc) < 4 ? $$(nproc) + 1 : 4 ))) --dist loadfile --no-loadscope-reorder
# The processes share the processors already: with a thread a processor in each, their threads wait for one another.
export OMP_NUM_THREADS ?= 1
# Where it is set, each of the many processes that the tests start compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: ## set up, then open the bedside monitor on the demo clip (without a display: pictures and figures in build/demo)
	@packaging/setup.sh monitor
	@.venv/bin/neopain demo --out build/demo

test: ## set up, check format, lint, types and imports, run all tests but those that need torch or Ray, and measure their coverage
	@packaging/setup.sh test
	@packaging/check.sh
	@.venv/bin/python -m pytest -m "not train and not cluster and not endurance and not browser" --cov

test-headless: ## set up without Qt in an environment of its own, then run the tests of what a computer without a display runs
	@packaging/setup.sh headless
	@# Compiles once what is imported: processes that begin at once would each do it.
	@.venv-headless/bin/python -m pytest -qq -n 0 --collect-only tests/cli
	@NEOPAIN_WALK=100 .venv-headless/bin/python -m pytest -m "not train and not cluster and not endurance" tests/cli \
		tests/assemble/test_{pipeline,processes}.py tests/review/test_rescore.py::test_the_same_limit_gives_what_was_recorded \
		tests/batch/test_evaluate.py::test_{two_processes_write_what_one_writes,the_shipped_bundle_gives_the_scores_of_the_score_command} \
		tests/batch/test_score_files.py::test_a_table_and_a_summary_each

test-train: ## set up with torch, then run the tests of training
	@packaging/setup.sh train
	@.venv/bin/python -m pytest -m train --dist load tests/training tests/stories/test_researcher_page.py

test-cluster: ## set up with Ray in an environment of its own, then run the tests that need a cluster
	@packaging/setup.sh cluster
	@.venv-cluster/bin/python -m pytest -m cluster -n 0 tests/batch tests/training

test-endurance: ## set up, then run the tests in which cameras on this computer fail one by one, in real time
	@packaging/setup.sh test
	@.venv/bin/python -m pytest -m endurance -n 0 tests/workbench/endurance

test-browser: ## set up with Debian's Chromium, then run the tests of the ward's page in it; screenshots in build/page
	@packaging/setup.sh browser
	@NEOPAIN_SCREENSHOTS=$(CURDIR)/build/page .venv/bin/python -m pytest -m browser -n 0 tests/ward/page

test-random-date: ## run the fast tests as if today were some other day, in some other time zone
	@packaging/setup.sh test
	@packaging/random_date.sh

test-frozen: ## freeze the program as the installer does, and run the self-test of the frozen program
	@packaging/setup.sh package
	@.venv-package/bin/python packaging/build.py --only-frozen

fault-bench: ## set up, then let cameras on this computer fail 100 times in a row under the real monitor and window (half an hour)
	@packaging/setup.sh monitor
	@mkdir -p build
	@.venv/bin/neopain soak --faults 100 --json build/faults.json

soak: ## set up, then run the real monitor for 5 minutes of real time, 40 of stream, on pictures of a script and a camera that fails
	@packaging/setup.sh monitor
	@mkdir -p build
	@.venv/bin/neopain soak --hours 0.55 --speed 8 --json build/soak.json

soak-shared: ## the same on a computer that has other work, for 4 minutes: what is late does not fail, what is lost or left over does
	@packaging/setup.sh test
	@mkdir -p build
	@.venv/bin/neopain soak --hours 0.13 --speed 4 --shared --json build/soak-shared.json

check: ## the checks alone: format, lint, types, imports
	@packaging/setup.sh test
	@packaging/check.sh

papers: ## write the tables of docs/papers and the nurse's sheet from rules, settings and data
	@packaging/setup.sh monitor
	@.venv/bin/python packaging/papers.py

docs: ## build the documents as a site in build/site, which loads nothing from elsewhere
	@packaging/site/build.sh docs

audit: ## compare the pinned packages with the list of known weaknesses
	@packaging/site/build.sh audit

package: ## freeze the program and make the installer of this system in dist/, with checksums, licences and SBOM
	@packaging/setup.sh package
	@.venv-package/bin/python packaging/build.py

lock: ## write the hash-pinned requirement files again (needs uv)
	@packaging/requirements/lock.sh

clean: ## remove what was built and the virtual environment
	rm -rf build dist .venv .venv-headless .venv-cluster .venv-tools .venv-package
