import Model

/// How to have something settled that netcurtain could not settle.
extension WelshAuditWords {
  private static let openPrivately =
    "Agorwch y dudalen mewn ffenestr breifat, lle nad ydych wedi mewngofnodi."
  private static let saveAndRun =
    "Cadwch hi o ddewislen y porwr fel “Webpage, HTML only”. "
    + "Yna rhedwch “netcurtain audit FFEIL” ar y ffeil honno."
  private static let saveWholeAndRun =
    "Cadwch hi o ddewislen y porwr fel “Webpage, complete”. "
    + "Yna rhedwch “netcurtain audit FFEIL” ar y ffeil honno."
  private static let waitForProfile = "Arhoswch nes bod eich proffil i'w weld."
  private static let howToOpen =
    "Pwyswch Ctrl+Shift+N yn Chrome neu Edge, neu Ctrl+Shift+P yn Firefox, a gludwch y ddolen. "
    + "Ar Mac, pwyswch Command yn lle Ctrl. Yn Safari, dewiswch “New Private Window” yn y ddewislen File. "
    + "Os oes gennych ffôn yn unig, anfonwch y ddolen atoch eich hun a benthyciwch gyfrifiadur."

  func nextStep(_ step: NextStep) -> String {
    switch step {
    case .lookAtLine:
      "Edrychwch ar y llinell hon ar eich tudalen. Os yw amdanoch chi, dilynwch y camau a roddir yma. "
        + "Os nad yw, gallwch ei gadael."
    case .lookAtBothPages:
      "Edrychwch ar y ddwy dudalen heb fewngofnodi. Newidiwch un ohonynt os yw'n amlwg mai chi sydd ar y ddwy."
    case .lookAtChangedSite:
      "Edrychwch ar eich tudalen mewn ffenestr breifat, lle nad ydych wedi mewngofnodi. "
        + "Gwelwch a yw'n dangos hyn. Mae'n ymddangos bod y wefan wedi newid ei thudalennau. "
        + "Efallai y bydd netcurtain mwy newydd yn eu darllen yn well."
    case .nothingMore:
      "Does dim mwy i'w wneud yma. Rhoesoch hefyd gopi o'r dudalen hon y gellid ei ddarllen."
    case .see(let state, let wasSaved): see(state, wasSaved: wasSaved)
    case .render(let command, let state): render(command, state)
    case .saveWithData: "\(Self.openPrivately) \(Self.saveAndRun)"
    case .exportMessagesAgain:
      "Allforiwch neu cadwch y negeseuon eto, ac arhoswch nes bod hynny wedi gorffen. "
        + "Yna rhedwch yr archwiliad ar y ffeil newydd."
    case .nameYourself:
      "Chwiliwch yn y ffeil am yr enw, yr enw defnyddiwr neu'r cyfeiriad rydych yn postio dano. "
        + "Ychwanegwch ef at “handles” yn netcurtain.yaml, yna rhedwch yr archwiliad eto."
    case .giveProfileToo:
      "Edrychwch ar yr hyn mae'r negeseuon hyn yn ei ddangos. Gall mwy fod i'w weld mewn lle arall. "
        + "Oes gennych dudalen broffil ar y gwasanaeth hwn? Rhedwch yr archwiliad gyda'i dolen hefyd."
    case .readFullReport: WelshWords().redactedStep
    }
  }

  private func render(_ command: String, _ state: PageState) -> String {
    let byHand =
      state == .loginWall
      ? "Os yw'r wefan yn gofyn i chi fewngofnodi yno hefyd, cadwch y dudalen â llaw. "
        + "\(Self.openPrivately) \(Self.saveAndRun)"
      : "Neu cadwch y dudalen â llaw. \(Self.openPrivately) \(Self.waitForProfile) \(Self.saveWholeAndRun)"
    return "Mae porwr ar y cyfrifiadur hwn a all agor y dudalen. Teipiwch “\(command)”. \(byHand)"
  }

  private func see(_ state: PageState, wasSaved: Bool) -> String {
    switch state {
    case .profile, .unreadable:
      wasSaved
        ? "Agorwch y dudalen yn eich porwr eto ac arhoswch nes ei bod i'w gweld yn llawn. "
          + Self.saveWholeAndRun
        : "Rhedwch yr archwiliad eto. Os nad yw'n gweithio o hyd, cadwch y dudalen eich hun. "
          + "\(Self.openPrivately) \(Self.saveAndRun)"
    case .loginWall:
      "\(Self.openPrivately) \(Self.howToOpen) Os yw eich proffil i'w weld yno, gallwch gadw'r dudalen. "
        + "\(Self.saveAndRun) Efallai y gofynnir i chi fewngofnodi yno hefyd. "
        + "Yna chwiliwch am “View as” yn eich proffil eich hun. "
        + "Cadwch y dudalen mae'n ei dangos, a rhedwch yr archwiliad ar honno."
    case .scriptShell:
      "\(Self.openPrivately) \(Self.howToOpen) \(Self.waitForProfile) \(Self.saveWholeAndRun) "
        + "Ni all Safari gadw'r ffurf hon, felly defnyddiwch borwr arall yno."
    case .notFound:
      "Gwiriwch y ddolen. Agorwch hi mewn ffenestr breifat a chwiliwch am eich proffil. "
        + "Os yw'r ddolen yn anghywir, copïwch yr un gywir o'ch proffil a rhedwch yr archwiliad eto. "
        + "Os ydych wedi cau'r cyfrif hwn, tynnwch y ddolen oddi ar eich rhestr."
    case .blocked:
      "Arhoswch am awr, yna rhedwch yr archwiliad eto. "
        + "Os yw'r wefan yn dal i wrthod, cadwch y dudalen eich hun. \(Self.openPrivately) \(Self.saveAndRun)"
    case .consentScreen:
      "\(Self.openPrivately) Dewiswch “Reject all” pan ofynnir i chi am gwcis. "
        + "\(Self.waitForProfile) \(Self.saveAndRun)"
    case .notAProfile:
      "Rhowch ddolen eich tudalen broffil ei hun. "
        + "Cliciwch ar eich enw neu eich llun ar y dudalen hon i gyrraedd yno. "
        + "Copïwch y cyfeiriad mae'r porwr yn ei ddangos, a rhedwch yr archwiliad gydag ef."
    }
  }
}
