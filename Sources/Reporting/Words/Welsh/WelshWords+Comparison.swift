extension WelshWords {
  var goneTitle: String { "Ddim i'w weld mwyach" }
  var newTitle: String { "Newydd" }
  var updatedTitle: String { "Yno o hyd, ond yn dweud mwy neu lai nag o'r blaen" }
  var notSeenNowTitle: String {
    "Ni ellid gweld y rhain y tro hwn. Nid yw hynny'n golygu eu bod wedi mynd"
  }
  var scoredAgain: String { "Mae'r rheolau neu eich rôl wedi newid. Cafodd y ffeithiau hŷn sgôr newydd." }
  var wellDone: String { "Da iawn: gall dieithryn ddysgu llai nag o'r blaen." }

  /// "Ers 12 Hydref 2026, nid yw 2 beth i'w gweld mwyach. Mae 1 peth yn newydd ac mae 7 peth yno o hyd."
  func changes(since day: String, gone: Int, fresh: Int, same: Int, unknown: Int) -> String {
    let things = Self.things
    let first = "Ers \(day), nid yw \(things(gone)) \(gone == 1 ? "i'w weld" : "i'w gweld") mwyach."
    let second = "Mae \(things(fresh)) yn newydd ac mae \(things(same)) yno o hyd."
    return unknown == 0
      ? "\(first) \(second)" : "\(first) \(second) Ni ellid gweld \(things(unknown)) y tro hwn."
  }

  func scores(then: String, now: String) -> String { "Eich sgôr oedd \(then). Mae'n \(now) nawr." }
}
