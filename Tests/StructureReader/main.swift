// Reads pages with the readers of `Reading` and prints what they found, one line of JSON for each page: what
// `.ci/conformance` compares with conformance suites. It is no part of the product.
//
// Each line of standard input is a request: PATH TAB BASE-ADDRESS TAB WHAT, where WHAT is "items", "rdfa",
// "microformats", "jsonld" with an optional "#id" of a script, "metas" or "text".
import Foundation
import Markup
import Model

#if DEBUG
  @testable import Reading
#endif

// A release build of the package builds this too, and a release has no door to what tests see.
#if DEBUG
  while let line = readLine(strippingNewline: true) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { continue }
    let answer = StructureDump.answer(path: parts[0], base: parts[1], what: parts[2])
    FileHandle.standardOutput.write(answer + Data("\n".utf8))
  }
#else
  FileHandle.standardError.write(Data("StructureReader works in a debug build only.\n".utf8))
#endif
