// The build adds `embeddedFiles`, the text of the demo's pages.
