import Testing

import Commands

@Suite("Network files")
struct NetworkFileTests {
  static let header = "stn 1\nname n\nevents 3\nconstraints 2\nstatements 2\norigin 0\ndata\n"

  private func read(_ text: String) throws(NetworkFileError) -> NetworkFile {
    var result: Result<NetworkFile, NetworkFileError>?
    var copy = text
    copy.withUTF8 { bytes in
      do throws(NetworkFileError) {
        result = .success(try NetworkFile(parsing: UnsafeRawBufferPointer(bytes)))
      } catch {
        result = .failure(error)
      }
    }
    guard let result else { throw NetworkFileError(reason: .noData, line: 0) }
    return try result.get()
  }

  @Test("Rows, open sides and weights are read")
  func rows() throws {
    let file = try read(Self.header + "0 1 9 0 1 -5 5\n1 2 3 1 2 * 7\n")
    #expect(file.columns.count == 2)
    #expect(file.columns.lower == [-5, .min])
    #expect(file.columns.upper == [5, 7])
    #expect(file.weights == [0, 9, 3])
  }

  @Test(
    "What is wrong is named with its line",
    arguments: [
      ("nonsense\n", NetworkFileError(reason: .notANetwork, line: 1)),
      ("stn 2\n", NetworkFileError(reason: .unknownVersion, line: 1)),
      (
        NetworkFileTests.header + "0 1 9 0 1 -5 5\n1 2 3 1 7 * 7\n",
        NetworkFileError(reason: .unknownEvent(7), line: 9)
      ),
      (
        NetworkFileTests.header + "0 1 9 0 1 -5 5\n1 3 3 1 2 * 7\n",
        NetworkFileError(reason: .unknownStatement(3), line: 9)
      ),
      (
        NetworkFileTests.header + "0 1 9 0 1 -5 5\n1 2 3 1 2 * x\n",
        NetworkFileError(reason: .notANumber, line: 9)
      ),
      (
        NetworkFileTests.header + "0 1 9 0 1 -5 5\n1 2 3 1 2 * 7 8\n",
        NetworkFileError(reason: .tooManyFields, line: 9)
      ),
      (
        NetworkFileTests.header + "0 1 9 0 1 -5 99999999999999999999\n",
        NetworkFileError(reason: .numberTooLarge, line: 8)
      ),
      (
        NetworkFileTests.header + "0 1 9 0 1 -5 5\n",
        NetworkFileError(reason: .wrongRowCount(expected: 2, found: 1), line: 9)
      ),
    ])
  func flaws(_ text: String, _ expected: NetworkFileError) {
    #expect(throws: expected) { try read(text) }
  }
}
