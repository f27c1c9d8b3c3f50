internal import Markup
package import Model

extension PageReader {
  /// Reads a page that came back from the answer of an open door. Never fails: an answer that cannot be used says
  /// why.
  package func answer(_ page: Page, at lead: DoorLead, subject: Subject = Subject()) -> DoorAnswer {
    DoorFacts(
      lead: lead, platform: platform(lead.platformID), lexicon: lexicon, activity: activity, subject: subject
    ).answer(
      page)
  }

  /// The reading of a page with what its open doors say. The order of `answers` decides nothing but the order of
  /// the evidence.
  package func merging(_ answers: [DoorAnswer], into reading: PageReading) -> PageReading {
    answers.reduce(reading) { reading, answer in
      DoorMerge(platform: platform(answer.lead.platformID)).merged([answer], into: reading)
    }
  }

  private func platform(_ id: String) -> Platform? { catalogue.platforms.first { $0.id == id } }
}
