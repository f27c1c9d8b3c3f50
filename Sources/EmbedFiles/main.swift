// EmbedFiles OUTPUT ROOT FILE…: writes a Swift source that holds the text of each file.
//
// Run by EmbedFilesPlugin at build time. `.embedInCode` resources were measured to be far slower and
// cannot be listed at run time (docs/decisions.md).
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: EmbedFiles OUTPUT ROOT FILE…\n".utf8))
  exit(64)
}
let output = URL(fileURLWithPath: arguments[1])
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"

/// A raw string literal that holds `text` whatever it contains.
func literal(_ text: String) -> String {
  var fence = "#"
  while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")
  return "\(fence)\"\"\"\n\(lines)\n\"\"\"\(fence)"
}

do {
  var source = """
    /// The files of this target, by path below it, in the order of their paths. Written at build time.
    package let embeddedFiles: [(path: String, text: String)] = [

    """
  for file in arguments[3...].sorted() {
    guard file.hasPrefix(root) else { continue }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    source += "  (path: \(literal(String(file.dropFirst(root.count)))), text: \(literal(text))),\n"
  }
  source += "]\n"
  try source.write(to: output, atomically: true, encoding: .utf8)
} catch {
  FileHandle.standardError.write(Data("EmbedFiles: \(error)\n".utf8))
  exit(74)
}
