import Model

extension FileProblem {
  static func brokenZip(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "unpacking \(path)",
      cause: "The zip is broken or breaks off here, so this part of it could not be read.",
      remedy: "Pack your pages again, or give the folder that they lie in.")
  }

  static func zipBomb(_ path: String, limit: Int) -> Problem {
    Problem(
      .tooLarge, doing: "unpacking \(path)",
      cause:
        "It would unpack to far more than saved pages do (at most \(limit >> 20) MiB), so it was left alone.",
      remedy: "Give the pages themselves, or a zip that holds nothing else.")
  }

  static func tooManyInZip(_ path: String, limit: Int) -> Problem {
    Problem(
      .tooLarge, doing: "unpacking \(path)",
      cause: "The zip holds more than \(limit) files to look at; the others were not read.",
      remedy: "Pack fewer pages into one zip, or give the folder that they lie in.")
  }

  static func zipInZip(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "unpacking \(path)", cause: "It is a zip inside a zip, which is not opened.",
      remedy: "Unpack the outer zip yourself, and give the inner one.")
  }

  static func lockedZip(_ path: String, _ count: Int) -> Problem {
    Problem(
      .fileUnreadable, doing: "unpacking \(path)",
      cause: count == 1
        ? "One file in the zip is locked with a password, and netcurtain never asks for one."
        : "\(count) files in the zip are locked with a password, and netcurtain never asks for one.",
      remedy: "Unpack it yourself, and give the folder with the pages.")
  }

  static func refusedInZip(_ path: String, _ count: Int, _ first: String) -> Problem {
    let what = count == 1 ? "One file in the zip was" : "\(count) files in the zip were"
    return Problem(
      .fileUnreadable, doing: "unpacking \(path)",
      cause:
        "\(what) left alone, for a name that leads out of it or for being a link (the first: “\(first)”).",
      remedy: "If a page of yours is among them, give that page as a file of its own.")
  }

  static func noPageInZip(_ path: String) -> Problem {
    Problem(
      .fileUnreadable, doing: "unpacking \(path)", cause: "There is no saved page in the zip.",
      remedy: "Pack pages that you saved from your browser, or give the pages themselves.")
  }
}
