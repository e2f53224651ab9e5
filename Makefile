# Each target works on a fresh machine; the second time it is quick.

.PHONY: run build test bench bench-guard contact-sheet dev release setup setup-tests setup-bench \
	setup-release supply-chain prove-reproducible \
	prove prove-api prove-backup prove-clocks prove-disk prove-fuzz prove-kills prove-load \
	prove-postgres prove-properties prove-races prove-restore prove-two-nodes prove-walk

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

# What docs/reliability.md reports: each a command, with its threshold in the test.

prove: prove-properties prove-races prove-walk prove-clocks prove-disk prove-backup \
	prove-restore prove-api prove-postgres prove-two-nodes prove-kills prove-load prove-fuzz

prove-fuzz: setup ## every parser on made-up inputs, ten minutes each (SECONDS=600)
	@scripts/fuzz.sh $(or $(SECONDS),600)

prove-walk: setup ## 20,000 random steps through the protocol (STEPS=, SEED=)
	@STEPS="$(STEPS)" SEED="$(SEED)" scripts/walk.sh

prove-properties: setup ## the authorization request, 20,000 of each kind (CASES=)
	@scripts/prove.sh properties $(or $(CASES),20000)

prove-races: setup ## threads in 100,000 orders; 64 for one code, 64 for one token (ORDERS=)
	@scripts/prove.sh races $(or $(ORDERS),100000)

prove-clocks: setup ## the clock set back and forth
	@scripts/prove.sh clocks

prove-kills: setup-tests ## 200 times kill -9 under load: nothing lost, nothing twice (KILLS=)
	@scripts/build.sh
	@scripts/prove.sh kills $(or $(KILLS),200)

prove-disk: setup-tests ## a full disk, and one that cannot be written
	@scripts/build.sh
	@scripts/prove.sh disk

prove-postgres: setup-tests ## PostgreSQL killed 50 times under load (KILLS=)
	@scripts/build.sh
	@scripts/prove.sh postgres $(or $(KILLS),50)

prove-two-nodes: setup-tests ## two nodes: revocation within a second, every browser test
	@scripts/build.sh
	@scripts/prove.sh two-nodes

prove-api: setup-tests ## the admin API in every way its document allows (EXAMPLES=)
	@scripts/build.sh
	@scripts/prove.sh api $(or $(EXAMPLES),500)

prove-backup: setup-tests ## backups, restored whole or not at all
	@scripts/build.sh
	@scripts/prove.sh backup

prove-restore: setup-tests ## 1,000,000 tokens restored within a minute (TOKENS=)
	@scripts/build.sh
	@scripts/prove.sh restore $(or $(TOKENS),1000000)

prove-load: setup-tests ## half an hour of everything: nothing grows (SECONDS=1800)
	@scripts/build.sh
	@scripts/prove.sh load $(or $(SECONDS),1800)

contact-sheet: setup-tests build ## docs/pages: a picture of every page and state
	@npm run --silent contact-sheet

release: supply-chain build ## target/countersign-VERSION-ARCH.tar.gz: program, site, SBOM, docs
	@scripts/release.sh

supply-chain: setup-release ## licences, sources and advisories of every dependency; the SBOM
	@scripts/supply-chain.sh

prove-reproducible: setup ## two builds in two folders, the same byte for byte
	@scripts/reproducible.sh

dev: setup ## rebuild and restart at every change
	@scripts/dev.sh

setup:
	@scripts/setup.sh

setup-tests:
	@scripts/setup.sh --tests

setup-release:
	@scripts/setup.sh --release

setup-bench:
	@scripts/setup.sh --bench
