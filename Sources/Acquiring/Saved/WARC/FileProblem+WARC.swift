import Model

extension FileProblem {
  static func brokenWARC(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)",
      cause: "The file is a web archive (WARC), and part of it is broken or breaks off.",
      remedy: "Make the archive again, or save the page itself as “web page, HTML only”.")
  }

  static func brokenRecordInWARC(_ path: String, _ target: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(shown(target)) in \(path)",
      cause:
        "This page's record in the web archive (WARC) is broken, breaks off or is not as long as it says.",
      remedy: "Make the archive again, or save the page itself as “web page, HTML only”.")
  }

  static func cutRecordInWARC(_ path: String, _ target: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(shown(target)) in \(path)",
      cause: "The web archive (WARC) holds only a part of this page, and says so.",
      remedy: "Make the archive again without a limit, or save the page itself as “web page, HTML only”.")
  }

  static func changedInWARC(_ path: String, _ target: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(shown(target)) in \(path)",
      cause:
        "This page's bytes in the web archive (WARC) are not those that were written: its digest differs.",
      remedy: "Make the archive again, or save the page itself as “web page, HTML only”.")
  }

  static func codingInWARC(_ path: String, _ target: String, _ coding: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(shown(target)) in \(path)",
      cause: "The page is packed in a way that netcurtain does not read (\(coding)).",
      remedy: "Save the page itself as “web page, HTML only”.")
  }

  static func revisitWithoutPage(_ path: String, _ target: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(shown(target)) in \(path)",
      cause:
        "The web archive (WARC) only says that the page had not changed since an earlier visit, which it does not hold.",
      remedy: "Give the archive of the earlier visit, or save the page itself as “web page, HTML only”.")
  }

  static func redirectInWARC(_ path: String, from: String, to target: String) -> Problem {
    let to = target.isEmpty ? "no address" : "\(shown(target)), which is not in the web archive (WARC)"
    return Problem(
      .fileUnreadable, doing: "reading \(shown(from)) in \(path)", cause: "The page leads on to \(to).",
      remedy: "Make the archive again with the page that it leads to, or save that page from your browser.")
  }

  static func circleInWARC(_ path: String, _ target: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(shown(target)) in \(path)",
      cause: "The page leads round in a circle, so there is no page at its end.",
      remedy: "Open your profile in a private window, and save the page that it shows.")
  }

  static func tooManyInWARC(_ path: String, limit: Int) -> Problem {
    Problem(
      .tooLarge, doing: "reading \(path)",
      cause: "The web archive (WARC) holds more than \(limit) records to look at; the others were not read.",
      remedy: "Make one archive for a few pages, without what belongs to other sites.")
  }

  static func noPageInWARC(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "reading \(path)", cause: "There is no page in the web archive (WARC).",
      remedy: "Make the archive again from the address of your profile, or save the page from your browser.")
  }

  private static func shown(_ address: String) -> String {
    address.isEmpty ? "a page" : PageText.clean(address, limit: 200)
  }
}
