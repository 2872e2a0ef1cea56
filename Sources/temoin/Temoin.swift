import Commands
import Foundation

@main struct Temoin {
  static func main() async { exit(await TemoinProgram.run(Array(CommandLine.arguments.dropFirst()))) }
}
