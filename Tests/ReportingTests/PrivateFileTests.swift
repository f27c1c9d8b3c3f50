import Foundation
import Glibc
import Model
import Testing

@testable import Reporting

@Suite struct PrivateFileTests {
  /// A folder of the test's own, gone afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "private-file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func mode(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(lstat(path, &status) == 0)
    return status.st_mode
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func problem(writing path: String) -> Problem? {
    do {
      try PrivateFile.write("text", to: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func onlyTheOwnerCanReadIt() throws {
    try withFolder { folder in
      try PrivateFile.write("words", to: folder + "/report.html")
      #expect(try mode(folder + "/report.html") & 0o7777 == 0o600)
      #expect(try String(contentsOfFile: folder + "/report.html", encoding: .utf8) == "words")
      let left = try names(in: folder)
      #expect(left == ["report.html"])
    }
  }

  @Test func anOlderFileIsReplacedAndItsModeWithIt() throws {
    try withFolder { folder in
      let path = folder + "/report.html"
      #expect(FileManager.default.createFile(atPath: path, contents: Data("old".utf8)))
      #expect(chmod(path, 0o644) == 0)
      try PrivateFile.write([0xFF, 0x00] as [UInt8], to: path)
      #expect(try mode(path) & 0o7777 == 0o600)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([0xFF, 0x00]))
    }
  }

  @Test func aSymbolicLinkIsReplacedAndNotFollowed() throws {
    try withFolder { folder in
      let victim = folder + "/victim"
      #expect(FileManager.default.createFile(atPath: victim, contents: Data("keep".utf8)))
      #expect(symlink(victim, folder + "/report.html") == 0)
      try PrivateFile.write("words", to: folder + "/report.html")
      #expect(try String(contentsOfFile: victim, encoding: .utf8) == "keep")
      #expect(try mode(folder + "/report.html") & S_IFMT == S_IFREG)
      let left = try names(in: folder)
      #expect(left == ["report.html", "victim"])
    }
  }

  @Test func aMissingFolderIsSaid() throws {
    try withFolder { folder in
      let problem = problem(writing: folder + "/none/report.html")
      #expect(problem?.code == .cannotWrite)
      #expect(problem?.cause == "There is no folder \(folder)/none.")
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test(arguments: ["", "/", "/inner", "/inner/", "/."]) func aFolderIsNoTarget(_ suffix: String) throws {
    try withFolder { folder in
      #expect(mkdir(folder + "/inner", 0o700) == 0)
      let problem = problem(writing: folder + suffix)
      #expect(problem?.code == .cannotWrite)
      #expect(problem?.cause == "That is a folder.")
      let left = try names(in: folder)
      #expect(left == ["inner"])
    }
  }

  @Test func aPipeIsNoTarget() throws {
    try withFolder { folder in
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(problem(writing: folder + "/pipe")?.code == .cannotWrite)
      let kept = try mode(folder + "/pipe")
      #expect(kept & S_IFMT == S_IFIFO)
    }
  }

  @Test func aNameThatIsTooLongLeavesNothing() throws {
    try withFolder { folder in
      let name = String(repeating: "n", count: 300)
      #expect(problem(writing: folder + "/" + name)?.cause == "The name is too long.")
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test func aNameAsLongAsTheSystemTakesWorks() throws {
    try withFolder { folder in
      let name = String(repeating: "ŵ", count: 127)
      try PrivateFile.write("words", to: folder + "/" + name)
      let left = try names(in: folder)
      #expect(left == [name])
    }
  }

  @Test func noNameIsSaid() {
    #expect(problem(writing: "")?.code == .cannotWrite)
    #expect(problem(writing: "a\u{0}b")?.code == .cannotWrite)
  }
}
