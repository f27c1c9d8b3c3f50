import Model
import Testing

@Suite("Roles, tiers and what differs by them")
struct RoleTests {
  @Test("Tiers rise with the harm that a stranger can do")
  func tiers() {
    #expect(RoleTier.allCases.sorted() == [.ordinary, .publicFacing, .sensitive, .safeguarding])
    #expect(RoleTier.allCases.shuffled().max() == .safeguarding)
  }

  @Test("Severities rise from a note to critical")
  func severities() {
    #expect(Severity.allCases.shuffled().sorted() == [.note, .low, .medium, .high, .critical])
    #expect(!(Severity.high < .high))
  }

  @Test(
    "The role's own value goes first, then its tier's, then the next lower tier's, then the default",
    arguments: [
      ("officer", RoleTier.ordinary, "default"), ("officer", .publicFacing, "public"),
      ("officer", .sensitive, "public"),
      ("officer", .safeguarding, "safe"), ("social-worker", .safeguarding, "own"),
      ("social-worker", .ordinary, "own"),
    ])
  func lookUp(id: String, tier: RoleTier, value: String) {
    let byRole = ByRole(
      fallback: "default", byTier: [.publicFacing: "public", .safeguarding: "safe"],
      byRole: ["social-worker": "own"])
    #expect(byRole.value(for: Role(id: id, title: "A role", tier: tier)) == value)
  }

  @Test(
    "A value that is there for a higher tier only does not reach a lower one", arguments: RoleTier.allCases)
  func noDescent(tier: RoleTier) {
    let byRole = ByRole(fallback: Severity.low, byTier: [.safeguarding: .critical])
    let severity = byRole.value(for: Role(id: "x", title: "X", tier: tier))
    #expect(severity == (tier == .safeguarding ? .critical : .low))
  }
}
