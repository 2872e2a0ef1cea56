import ArgumentParser

@main struct Temoin: ParsableCommand {}
