import Model

/// What can be wrong with an argument or a saved page, in words for the person.
enum FileProblem {
  static func missing(_ path: String) -> Problem {
    Problem(
      .fileMissing, doing: "looking for \(path)", cause: "There is no file or folder of that name.",
      remedy: "Check the spelling, or give the whole path of the saved page.")
  }

  static func bareHost(_ text: String) -> Problem {
    Problem(
      .addressRefused, doing: "looking for \(text)",
      cause: "The address is refused: it is a link without https:// and there is no file of that name.",
      remedy: "Write https:// in front of it.")
  }

  static func notPermitted(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "opening \(path)", cause: "You are not allowed to open it.",
      remedy: "Change who may read it, or copy it to a folder of your own.")
  }

  static func noPages(_ folder: String) -> Problem {
    Problem(
      .folderWithoutPages, doing: "looking for saved pages in \(folder)",
      cause:
        "The folder holds no file that ends in .html, .htm, .xhtml, .mhtml, .mht, .har, .zip, .warc, .eml or "
        + ".mbox, and no chat.",
      remedy: "Save your pages there from a private browser window, then try again.")
  }

  static func notAFile(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)", cause: "It is not an ordinary file.",
      remedy: "Give a page that you saved from your browser.")
  }

  static func unreadable(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)", cause: "The file could not be read to its end.",
      remedy: "Save the page again, then try again.")
  }

  static func brokenCompression(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "unpacking \(path)",
      cause: "The file is packed, and it does not unpack to a whole page.",
      remedy: "Unpack it yourself, or save the page again.")
  }

  static func brokenMHTML(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)",
      cause: "The file is a saved page with its pictures (MHTML), and it is broken or breaks off.",
      remedy: "Save the page again, best as “web page, HTML only”.")
  }

  static func noPageInside(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)", cause: "The file holds parts of a page, but no page.",
      remedy: "Save the page again, best as “web page, HTML only”.")
  }

  static func tooManyParts(_ path: String, limit: Int) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)", cause: "The file has more than \(limit) parts.",
      remedy: "Save the page again, best as “web page, HTML only”.")
  }

  static func brokenRecord(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)",
      cause: "The file records what a browser loaded (HAR), and part of it is broken or breaks off.",
      remedy: "Save it again, or save the page itself as “web page, HTML only”.")
  }

  static func noPageRecorded(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)",
      cause: "The file records what a browser loaded (HAR), and there is no page in it.",
      remedy: "Load your profile again while the browser records, then save the file again.")
  }

  static func noContentRecorded(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)",
      cause: "The file records that the page was loaded (HAR), but not the whole text of the page.",
      remedy: "Save it as “HAR with content”, or save the page itself as “web page, HTML only”.")
  }

  static func tooManyPagesRecorded(_ path: String, limit: Int) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)",
      cause: "The file records more than \(limit) pages (HAR); the others were not read.",
      remedy: "Record fewer pages, and save each part as a file of its own.")
  }

  static func tooLarge(_ path: String, limit: Int) -> Problem {
    Problem(
      .tooLarge, doing: "reading \(path)",
      cause: "The file is larger than \(limit >> 20) MiB, the most that is read of one page.",
      remedy: "Save the page as “web page, HTML only”.")
  }

  static func interrupted(_ name: String) -> Problem {
    Problem(
      .interrupted, doing: "capturing \(name)", cause: "You stopped the audit before this page was done.",
      remedy: "Run the same command again to capture it.")
  }
}
