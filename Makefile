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
