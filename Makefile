# Each target works on a fresh machine; the second time it is quick.

.PHONY: run build test verify bench bench-guard contact-sheet dev release setup setup-tests \
	setup-application setup-bench setup-fuzz setup-release supply-chain verify-reproducible \
	verify-api verify-application verify-attacks verify-backup verify-clocks verify-disk verify-failover verify-fuzz verify-kills verify-load \
	verify-postgres verify-properties verify-races verify-restore verify-two-nodes verify-walk

run: build ## the demo on http://localhost:3000
	@echo
	@echo "==> The demo: open http://localhost:3000 (Ctrl-C stops it)"
	@target/release/countersign serve --demo --data target/demo-data

build: setup ## optimised: target/release/countersign, target/site
	@scripts/build.sh

test: setup-tests ## every check that a change must pass
	@scripts/build.sh --tests
	@scripts/test.sh

bench: setup-bench ## bench/results.md: against a peer and a floor (QUICK=1: two minutes)
	@scripts/build.sh --dist
	@scripts/bench.sh

bench-guard: setup ## bench/results-guard.md: what the guard adds to a call
	@scripts/bench-guard.sh

# The long proofs, which docs/src/setup/reliability.md reports: each a command, with its threshold in
# the test.

verify: verify-properties verify-races verify-walk verify-clocks verify-disk verify-backup \
	verify-restore verify-api verify-application verify-attacks verify-postgres verify-failover verify-two-nodes verify-kills \
	verify-load verify-fuzz

verify-fuzz: setup-fuzz ## every parser on made-up inputs, ten minutes each (SECONDS=600)
	@scripts/fuzz.sh $(or $(SECONDS),600)

verify-walk: setup-tests ## 20,000 random steps through the protocol (STEPS=, SEED=)
	@scripts/build.sh --tests
	@STEPS="$(STEPS)" SEED="$(SEED)" scripts/walk.sh

verify-properties: setup-tests ## the authorization request, 20,000 of each kind (CASES=)
	@scripts/build.sh --tests
	@scripts/verify.sh properties $(or $(CASES),20000)

verify-races: setup-tests ## threads in 100,000 orders; 64 for one code, 64 for one token (ORDERS=)
	@scripts/build.sh --tests
	@scripts/verify.sh races $(or $(ORDERS),100000)

verify-clocks: setup-tests ## the clock set back and forth
	@scripts/build.sh --tests
	@scripts/verify.sh clocks

verify-kills: setup-tests ## 200 times kill -9 under load: nothing lost, nothing twice (KILLS=)
	@scripts/build.sh --tests
	@scripts/verify.sh kills $(or $(KILLS),200)

verify-disk: setup-tests ## a full disk, and one that cannot be written
	@scripts/build.sh --tests
	@scripts/verify.sh disk

verify-postgres: setup-tests ## PostgreSQL killed 50 times under load (KILLS=)
	@scripts/build.sh --tests
	@scripts/verify.sh postgres $(or $(KILLS),50)

verify-failover: setup-tests ## a standby takes its primary's place 10 times under load (FAILOVERS=)
	@scripts/build.sh --tests
	@scripts/verify.sh failover $(or $(FAILOVERS),10)

verify-two-nodes: setup-tests ## two nodes: revocation within a second, every browser test
	@scripts/build.sh --tests
	@scripts/verify.sh two-nodes

verify-api: setup-tests ## the admin API in every way its document allows (EXAMPLES=)
	@scripts/build.sh --tests
	@scripts/verify.sh api $(or $(EXAMPLES),500)

verify-application: setup-tests setup-application ## pgAdmin, whose users sign in with Countersign, in Chromium
	@scripts/build.sh
	@scripts/verify.sh application

verify-attacks: setup-tests ## floods from one network: another one hardly notices (SECONDS=10)
	@scripts/build.sh --tests
	@scripts/verify.sh attacks $(or $(SECONDS),10)

verify-backup: setup-tests ## backups, restored whole or not at all
	@scripts/build.sh --tests
	@scripts/verify.sh backup

verify-restore: setup-tests ## 1,000,000 tokens restored within a minute (TOKENS=)
	@scripts/build.sh --tests
	@scripts/verify.sh restore $(or $(TOKENS),1000000)

verify-load: setup-tests ## half an hour of everything: nothing grows (SECONDS=1800)
	@scripts/build.sh --tests
	@scripts/verify.sh load $(or $(SECONDS),1800)

contact-sheet: setup-tests build ## docs/pages: a picture of every page and state
	@npm run --silent contact-sheet

release: supply-chain ## target/countersign-VERSION-ARCH.tar.gz: program, site, SBOM, docs
	@scripts/build.sh --dist
	@scripts/release.sh

supply-chain: setup-release ## licences, sources and advisories of every dependency; the SBOM
	@scripts/supply-chain.sh

verify-reproducible: setup ## two builds in two folders, the same byte for byte
	@scripts/reproducible.sh

dev: setup ## rebuild and restart at every change
	@scripts/dev.sh

setup:
	@scripts/setup.sh

setup-tests:
	@scripts/setup.sh --tests

setup-application:
	@scripts/setup.sh --application

setup-fuzz:
	@scripts/setup.sh --fuzz

setup-release:
	@scripts/setup.sh --release

setup-bench:
	@scripts/setup.sh --bench
