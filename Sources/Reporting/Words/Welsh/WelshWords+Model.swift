import Model

extension WelshWords {
  var id: Language { .welsh }
  var audit: (any AuditWords)? { WelshAuditWords() }

  func kind(_ attribute: Attribute) -> String {
    switch attribute {
    case .name: "eich enw"
    case .photograph: "eich wyneb"
    case .employer: "i bwy rydych chi'n gweithio"
    case .workLocation: "ble rydych chi'n gweithio"
    case .occupation: "eich swydd"
    case .team: "eich tîm"
    case .homeLocation: "ble rydych chi'n byw"
    case .email: "eich cyfeiriad e-bost"
    case .telephone: "eich rhif ffôn"
    case .birthDate: "eich pen-blwydd"
    case .family: "eich teulu"
    case .routine: "ble rydych chi ar adegau penodol"
    case .connections: "eich cysylltiadau"
    case .openContact: "sut i gysylltu â chi"
    case .linkedProfile: "ble arall i ddod o hyd i chi"
    case .handle: "eich enw defnyddiwr"
    case .workPost: "beth rydych chi'n ei ddweud am y gwaith"
    case .caseMention: "beth rydych chi'n ei ddweud am achos"
    case .thirdPartyContent: "beth mae eraill yn ei ddweud amdanoch"
    case .postingTime: "eich amserau ar-lein"
    case .searchIndexing: "sut i ddod o hyd i chi drwy chwilio"
    case .archivedCopy: "beth oedd ar eich tudalen o'r blaen"
    case .photoMetadata: "ble tynnwyd eich lluniau"
    case .publicPosts: "eich postiadau"
    case .oldPosts: "eich hen bostiadau"
    case .crossPost: "ar ba wefan arall rydych yn postio"
    case .disclaimer: "bod modd adnabod eich cyflogwr"
    case .pictureCredit: "lluniau pwy rydych yn eu dangos"
    case .clientLink: "bod cleient ymhlith eich cysylltiadau"
    }
  }

  func kindLabel(_ attribute: Attribute) -> String {
    switch attribute {
    case .name: "Eich enw"
    case .photograph: "Eich llun"
    case .employer: "Eich cyflogwr"
    case .workLocation: "Eich gweithle"
    case .occupation: "Eich swydd"
    case .team: "Eich tîm"
    case .homeLocation: "Eich cartref"
    case .email: "Eich cyfeiriad e-bost"
    case .telephone: "Eich rhif ffôn"
    case .birthDate: "Eich pen-blwydd"
    case .family: "Eich teulu"
    case .routine: "Eich trefn arferol"
    case .connections: "Eich cysylltiadau"
    case .openContact: "Ffyrdd o gysylltu"
    case .linkedProfile: "Eich proffiliau eraill"
    case .handle: "Eich enw defnyddiwr"
    case .workPost: "Postiadau am y gwaith"
    case .caseMention: "Geiriau am achos"
    case .thirdPartyContent: "Geiriau gan eraill"
    case .postingTime: "Eich amserau postio"
    case .searchIndexing: "Peiriannau chwilio"
    case .archivedCopy: "Hen gopïau"
    case .photoMetadata: "Data yn eich lluniau"
    case .publicPosts: "Eich postiadau"
    case .oldPosts: "Eich hen bostiadau"
    case .crossPost: "Postiadau a rannwyd"
    case .disclaimer: "Geiriau am eich barn"
    case .pictureCredit: "Enwau wrth luniau"
    case .clientLink: "Cleient yn gyswllt"
    }
  }

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .note: "nodyn"
    case .low: "isel"
    case .medium: "canolig"
    case .high: "uchel"
    case .critical: "critigol"
    }
  }

  func severityLabel(_ severity: Severity) -> String {
    switch severity {
    case .note: "Nodyn"
    case .low: "Isel"
    case .medium: "Canolig"
    case .high: "Uchel"
    case .critical: "Critigol"
    }
  }

  func band(_ band: Band) -> String {
    switch band {
    case .low: "isel"
    case .moderate: "cymedrol"
    case .high: "uchel"
    case .veryHigh: "uchel iawn"
    case .notEnoughChecked: "heb wirio digon"
    }
  }

  func place(_ visibility: Visibility) -> String {
    switch visibility {
    case .onPage: "ar y dudalen"
    case .inPreview: "mewn canlyniadau chwilio a rhagolygon dolenni"
    case .inCode: "yn nata'r dudalen, lle mae rhaglenni'n edrych"
    }
  }

  func shortPlace(_ visibility: Visibility) -> String? {
    switch visibility {
    case .onPage: nil
    case .inPreview: "mewn canlyniadau chwilio"
    case .inCode: "yn nata'r dudalen"
    }
  }

  func state(_ state: PageState) -> String {
    switch state {
    case .profile: "Gwelsom y dudalen."
    case .loginWall: "Gofynnodd y wefan i ni fewngofnodi."
    case .scriptShell: "Mae'r dudalen yn wag nes bod porwr yn ei llenwi."
    case .notFound: "Does dim tudalen yn y cyfeiriad hwn."
    case .blocked: "Gwrthododd y wefan ddangos y dudalen i ni."
    case .consentScreen: "Gofynnodd y wefan am gwcis yn gyntaf."
    case .unreadable: "Ni allem ddarllen y dudalen."
    case .notAProfile: "Nid proffil yw'r dudalen hon."
    }
  }

  func seen(_ capture: Capture, day: String) -> String {
    switch (capture.method, capture.seenAs) {
    case (.saved, .loggedOut): "Cadwoch y dudalen hon ar \(day) heb fewngofnodi."
    case (.saved, .loggedIn):
      "Cadwoch y dudalen hon ar \(day) ar ôl mewngofnodi. Efallai fod dieithriaid yn gweld llai."
    case (.saved, .unknown):
      "Cadwoch y dudalen hon ar \(day). Ni allwn ddweud a oeddech wedi mewngofnodi."
    case (.rendered, _): "Agorwyd y dudalen hon mewn porwr ar \(day), heb fewngofnodi."
    case (.fetched, _): "Agorwyd y dudalen hon ar \(day), heb fewngofnodi."
    }
  }

  var foundThroughLabel: String { "Cafwyd hyd iddi drwy" }

  func foundThrough(_ capture: Capture) -> String? {
    capture.reason.origin.map {
      "Cafwyd hyd iddi drwy \(Shown(address: $0)), sy'n dweud mai chi biau'r dudalen hon hefyd."
    }
  }

  func clause(_ clause: String) -> String {
    clause.hasPrefix("A.") ? "Atodiad y polisi, \(clause)" : "Adran \(clause) y polisi"
  }

  func shortClause(_ clause: String) -> String { "polisi \(clause)" }

  func month(_ number: Int) -> String {
    let names = [
      "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
      "Tachwedd", "Rhagfyr",
    ]
    return names.indices.contains(number - 1) ? names[number - 1] : ""
  }

  func inYear(_ year: String) -> String { "yn \(year)" }
  func inMonth(_ month: String) -> String { "ym mis \(month)" }
  func onDay(_ day: String) -> String { "ar \(day)" }

  func clock(hour: Int, minute: Int, isMorning: Bool) -> String {
    "\(hour):\(minute < 10 ? "0" : "")\(minute)\(isMorning ? "yb" : "yh")"
  }
}
