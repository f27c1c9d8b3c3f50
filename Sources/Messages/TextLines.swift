extension String {
  /// The lines of the text without their line ends. By bytes: logs of many megabytes are cut so.
  var lines: [Substring] {
    utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Substring(line.last == 0x0D ? line.dropLast() : line)
    }
  }
}
