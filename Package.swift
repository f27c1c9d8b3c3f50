// swift-tools-version: 6.2
import PackageDescription

/// The settings that every Swift target shares. The upcoming features make each file name what it
/// uses, so that the walls between the stages (docs/architecture.md) can be read from the imports.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "netcurtain",
  products: [.executable(name: "netcurtain", targets: ["netcurtain"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // C libraries: each has one importer.
    .systemLibrary(
      name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

    // The stages, in the way of the data.
    .target(name: "Model", swiftSettings: strict),
    .target(name: "MIME", dependencies: ["Model"], swiftSettings: strict),
    .target(
      name: "Acquiring",
      dependencies: [
        "Model", "MIME", "CLibCurl", "CLibArchive", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "Markup", dependencies: ["Model", "CLibXML2"], swiftSettings: strict),
    .target(name: "Messages", dependencies: ["Model", "MIME", "Markup"], swiftSettings: strict),
    .target(name: "Reading", dependencies: ["Model", "Markup", "Messages"], swiftSettings: strict),
    .target(
      name: "Auditing",
      dependencies: ["Model", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "Model",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),

    // The catalogue: what a policy owner reads and changes, and its reader.
    .target(name: "CheckFiles", path: "Checks", swiftSettings: strict, plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "Catalogue", dependencies: ["Model", "CheckFiles", "Yams"], swiftSettings: strict),

    // The command line.
    .target(
      name: "DemoPages", dependencies: ["Model"], swiftSettings: strict, plugins: ["EmbedFilesPlugin"]),
    .executableTarget(
      name: "netcurtain",
      dependencies: [
        "Model", "Acquiring", "Markup", "Reading", "Catalogue", "Auditing", "Reporting", "DemoPages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: strict),

    // Puts the text of files into the binary (docs/decisions.md).
    .executableTarget(name: "EmbedFiles", swiftSettings: strict),
    .plugin(
      name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"],
      path: "Sources/EmbedFilesPlugin"),

    // Tests mirror the targets; Support holds what they share.
    .target(
      name: "Support",
      dependencies: ["Model", .product(name: "FlyingFox", package: "FlyingFox")],
      path: "Tests/Support", swiftSettings: strict),
    // Prints what the readers find, for `.ci/conformance`.
    .executableTarget(
      name: "StructureReader", dependencies: ["Reading", "Markup", "Model"],
      path: "Tests/StructureReader", swiftSettings: strict),
    .testTarget(name: "ModelTests", dependencies: ["Model", "Support"], swiftSettings: strict),
    .testTarget(
      name: "AcquiringTests",
      dependencies: [
        "Acquiring", "MIME", "Model", "Support", .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MarkupTests", dependencies: ["Markup", "Model", "Support"], swiftSettings: strict),
    .testTarget(
      name: "MIMETests", dependencies: ["MIME", "Model"], swiftSettings: strict),
    .testTarget(
      name: "MessagesTests", dependencies: ["Messages", "MIME", "Markup", "Model"], swiftSettings: strict),
    .testTarget(
      name: "ReadingTests",
      dependencies: ["Reading", "Markup", "Messages", "Model", "Catalogue", "Support"],
      exclude: ["OwnPages.txt", "UnlikeBios.txt", "UnlikePages.txt"], swiftSettings: strict),
    .testTarget(
      name: "CatalogueTests",
      dependencies: ["Catalogue", "CheckFiles", "Model", "Reading", "Auditing", "Support", "Yams"],
      swiftSettings: strict),
    .testTarget(
      name: "AuditingTests", dependencies: ["Auditing", "Catalogue", "Model", "Support"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Model", "Support"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(name: "DemoPagesTests", dependencies: ["DemoPages", "Model"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "netcurtain", "Acquiring", "Model", "Support", .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: strict),
  ]
)
