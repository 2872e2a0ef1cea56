import ArgumentParser

/// `temoin`: the workbench for people who write history from testimony.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "temoin",
    abstract: "A workbench for people who write history from testimony.",
    discussion: """
      An archive is one file. Put passages and what they say into it, and Temoin finds when things happened, who \
      says so, and what cannot all be true.

      Exit status: 0 done, 1 open contradictions (check), 2 refused or wrongly called, 3 damage found (verify).
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "An archive",
        subcommands: [
          InitCommand.self, ImportCommand.self, AddSourceCommand.self, ExportCommand.self, VerifyCommand.self,
          IdentifyCommand.self, PartCommand.self,
          HistoryCommand.self, UndoCommand.self, RedoCommand.self, SummaryCommand.self,
          RegisterCommand.self, NoteCommand.self,
        ]),
      CommandGroup(
        name: "Its sources, and what they propose",
        subcommands: [
          ProposeCommand.self, ProposalsCommand.self, AcceptCommand.self, RejectCommand.self,
          ReviseCommand.self, PassagesCommand.self, PlaceCommand.self, ExcerptCommand.self,
        ]),
      CommandGroup(
        name: "What follows from it",
        subcommands: [
          CheckCommand.self, ChronologyCommand.self, ExplainCommand.self, PersonCommand.self,
          DossierCommand.self,
          SynopsisCommand.self, CompareCommand.self, ItineraryCommand.self, OddsCommand.self,
          SupposeCommand.self, SearchCommand.self, ServeCommand.self,
        ]),
      CommandGroup(
        name: "Without an archive",
        subcommands: [DateCommand.self, FormatCommand.self, ReadCommand.self, BatchCommand.self]),
    ])
}
