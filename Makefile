# The commands of everyday work. `make demo` and `make test` are all a newcomer needs.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
TEMOIN := .build/debug/temoin

.PHONY: demo test build lint format browser-tools clean release

demo: build
	@Scripts/demo $(TEMOIN)

test: setup
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build $(SWIFT_FLAGS)

build: setup
	swift build --product temoin $(SWIFT_FLAGS)

release: setup
	swift build -c release --product temoin $(SWIFT_FLAGS)

.PHONY: setup
setup:
	@Scripts/setup

lint:
	swift format lint --strict --recursive Sources Tests Package.swift
	@Scripts/check-docs

format:
	swift format --in-place --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-demo

# Measures the workbench on an archive of 1 MB of text, 5,000 statements and 10,000 events.
.PHONY: bench-workbench
bench-workbench: release
	rm -rf .build-bench && mkdir -p .build-bench
	python3 Benchmarks/Workbench/archive.py .build-bench/large
	.build/release/temoin init .build-bench/large.temoin
	.build/release/temoin import .build-bench/large.temoin .build-bench/large/inquiry.chronicle
	python3 Benchmarks/Workbench/measure.py .build/release/temoin .build-bench/large.temoin
