import Model

extension JSONReport {
  func profile(_ profile: AuditedProfile) -> JSONValue {
    let reading = profile.reading
    let capture = reading.capture
    return .object([
      .init("id", profile.id),
      .init("requestedURL", capture.requestedURL),
      // What a saved page says of itself comes before where it was had.
      .init("finalURL", .orNull(reading.address ?? capture.finalURL)),
      .init("platform", .orNull(reading.platformID)),
      .init("state", reading.state.rawValue),
      .init("stateReason", reading.stateReason),
      .init(
        "page",
        .object([
          .init("method", capture.method.rawValue),
          .init("seenAs", capture.seenAs.rawValue),
          .init("status", capture.status.map(JSONValue.integer) ?? .null),
          .init("bytes", .integer(capture.byteCount)),
          .init("capturedAt", ReportDate.utc(capture.capturedAt)),
          .init("omitsScripts", capture.omitsScripts ? .boolean(true) : nil),
          // The page that led to one which the person did not list.
          .init("foundThrough", capture.reason.origin.map { .string($0) }),
          .init("viaProxy", capture.viaProxy ? .boolean(true) : nil),
        ])),
      .init("exposures", .array(reading.exposures.map(exposure))),
      .init("title", profile.title),
      .init("notes", reading.notes.isEmpty ? nil : .strings(reading.notes)),
    ])
  }

  private func exposure(_ exposure: Exposure) -> JSONValue {
    .object([
      .init("id", exposure.id),
      .init("attribute", exposure.attribute.rawValue),
      .init("value", exposure.value),
      .init("visibility", exposure.visibility.rawValue),
      .init("confidence", .integer(exposure.confidence.rawValue)),
      .init("precision", .integer(exposure.precision)),
      .init("current", .boolean(exposure.current)),
      .init("evidence", .array(exposure.evidence.map(evidence))),
    ])
  }

  private func evidence(_ evidence: Evidence) -> JSONValue {
    .object([
      .init("source", evidence.source.rawValue),
      .init("locator", evidence.locator),
      .init("excerpt", evidence.excerpt),
    ])
  }
}
