# Each target works on a fresh machine; the second time it is quick.

.PHONY: run build test bench bench-guard contact-sheet dev prove-fuzz prove-kills prove-walk \
	release setup setup-tests setup-bench

run: build ## the demo on http://localhost:3000
	@echo
	@echo "==> The demo: open http://localhost:3000 (Ctrl-C stops it)"
	@target/release/countersign serve --demo --data target/demo-data

build: setup ## release: target/release/countersign, target/site
	@scripts/build.sh

test: setup-tests ## every check
	@scripts/build.sh
	@scripts/test.sh

bench: setup-bench ## bench/results.md: against a peer and a floor (QUICK=1: two minutes)
	@scripts/build.sh
	@scripts/bench.sh

bench-guard: setup ## bench/results-guard.md: what the guard adds to a call
	@scripts/bench-guard.sh

prove-fuzz: setup ## every parser on made-up inputs, ten minutes each (SECONDS=600)
	@scripts/fuzz.sh $(or $(SECONDS),600)

prove-walk: setup ## 200,000 random steps through the protocol (STEPS=, SEED=)
	@STEPS="$(STEPS)" SEED="$(SEED)" scripts/walk.sh

contact-sheet: setup-tests build ## docs/pages: a picture of every page and state
	@npm run --silent contact-sheet

prove-kills: setup-tests ## 200 times kill -9 under load: nothing lost, nothing twice
	@scripts/build.sh
	@COUNTERSIGN_KILLS=200 scripts/program-tests.sh kills --nocapture

release: build ## target/countersign-VERSION-ARCH.tar.gz: program, site, deploy/, docs/
	@scripts/release.sh

dev: setup ## rebuild and restart at every change
	@scripts/dev.sh

setup:
	@scripts/setup.sh

setup-tests:
	@scripts/setup.sh --tests

setup-bench:
	@scripts/setup.sh --bench
