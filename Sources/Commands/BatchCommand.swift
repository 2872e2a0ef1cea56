import ArgumentParser

/// Reads and writes JSON Lines, for scripts and measurements.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Answer many questions from JSON Lines, for scripts and measurements.",
    subcommands: [
      BatchDatesCommand.self, BatchNetworkCommand.self, BatchReadCommand.self, BatchNamesCommand.self,
      BatchLanguageCommand.self, BatchReanchorCommand.self,
    ])
}
