// The one Swift file of the catalogue: SwiftPM wants a source. The build adds `embeddedFiles`, the text of
// every other file here (Sources/EmbedFilesPlugin).
