import Model

extension WelshWords {
  var redactedNote: String {
    "Mae rhai manylion wedi eu cuddio, fel y gellir dangos yr adroddiad hwn i eraill."
  }
  var redactedStep: String { "Mae'r cam nesaf yn yr adroddiad llawn." }
  var redactedShared: String { "wedi'i guddio" }
  var redactedSite: String { "gwefan" }

  func redactedAddress(_ title: String, _ number: Int) -> String { "\(title), tudalen \(number)" }

  func redacted(_ attribute: Attribute, _ number: Int) -> String {
    let kind =
      switch attribute {
      case .name: "enw"
      case .photograph: "llun"
      case .employer: "cyflogwr"
      case .workLocation: "gweithle"
      case .occupation: "swydd"
      case .team: "tîm"
      case .homeLocation: "ardal cartref"
      case .email: "cyfeiriad e-bost"
      case .telephone: "rhif ffôn"
      case .birthDate: "pen-blwydd"
      case .family: "geiriau am deulu"
      case .routine: "trefn arferol"
      case .connections: "cysylltiadau"
      case .openContact: "ffordd o gysylltu"
      case .linkedProfile: "proffil arall"
      case .handle: "enw defnyddiwr"
      case .workPost: "postiad am y gwaith"
      case .caseMention: "geiriau am achos"
      case .thirdPartyContent: "geiriau gan eraill"
      case .postingTime: "amserau postiadau"
      case .searchIndexing: "cofnod mewn peiriannau chwilio"
      case .archivedCopy: "hen gopi"
      case .photoMetadata: "data mewn llun"
      case .publicPosts: "postiadau"
      case .oldPosts: "hen bostiadau"
      case .crossPost: "postiadau a rannwyd"
      case .disclaimer: "geiriau am farn"
      case .pictureCredit: "enw wrth lun"
      case .clientLink: "cyswllt"
      }
    return "\(kind) (\(number))"
  }
}
