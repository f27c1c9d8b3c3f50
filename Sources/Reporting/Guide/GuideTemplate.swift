/// What the handout's template shows.
struct GuideView {
  struct SectionView {
    let anchor: String
    let title: String
    let isSafety: Bool
    let blocks: [BlockView]
  }

  /// One of these is there, by the kind of block.
  struct BlockView {
    var heading: String?
    var task: String?
    var paragraph: String?
    var warning: String?
    var hasList = false
    var list: [String] = []
    var hasSteps = false
    var steps: [String] = []
    var link: LinkView?

    init(_ block: GuideSection.Block) {
      switch block {
      case .heading(let text): heading = text
      case .task(let text): task = text
      case .paragraph(let text): paragraph = text
      case .warning(let text): warning = text
      case .list(let items): (hasList, list) = (true, items)
      case .steps(let items): (hasSteps, steps) = (true, items)
      case .link(let safe, let text): link = LinkView(address: safe.text, text: text)
      }
    }
  }

  let words: GuideWords
  let style: String
  let styleHash: String
  let role: Shown
  let sections: [SectionView]
}

extension ReportTemplate {
  static let guide = """
    <!DOCTYPE html>
    <html lang="{{words.report.language}}">
    <head>
    {{>head}}
    <title>{{words.title}} – {{words.report.name}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#handout">{{words.skipLink}}</a>
    <header class="top"><div class="page"><p class="brand">{{words.report.name}}</p><p>{{words.mark}}</p></div></header>
    <main id="handout" class="page">
    <h1>{{words.title}}</h1>
    <p class="lead">{{words.lead}}</p>
    <dl class="facts">
    <div><dt>{{words.report.roleLabel}}</dt><dd>{{role}}</dd></div>
    </dl>
    {{#sections}}
    <section{{#.isSafety}} class="safety"{{/.isSafety}} aria-labelledby="{{.anchor}}"><h2 id="{{.anchor}}">{{.title}}</h2>
    {{#.blocks}}
    {{#.heading}}<h3>{{.}}</h3>
    {{/.heading}}
    {{#.task}}<p class="label">{{.}}</p>
    {{/.task}}
    {{#.paragraph}}<p>{{.}}</p>
    {{/.paragraph}}
    {{#.warning}}<p class="warning">{{.}}</p>
    {{/.warning}}
    {{#.hasList}}<ul>
    {{#.list}}<li>{{.}}</li>
    {{/.list}}
    </ul>
    {{/.hasList}}
    {{#.hasSteps}}<ol class="steps">
    {{#.steps}}<li>{{.}}</li>
    {{/.steps}}
    </ol>
    {{/.hasSteps}}
    {{#.link}}<p><a href="{{.address}}" rel="noopener noreferrer external">{{.text}}</a></p>
    {{/.link}}
    {{/.blocks}}
    </section>
    {{/sections}}
    </main>
    <footer class="end"><div class="page"><p class="back"><a href="#handout">{{words.report.backToTop}}</a></p></div></footer>
    </body>
    </html>

    """
}

extension ReportStyle {
  /// The report's look, closer set in print: a handout of more than four pages is not read.
  static let guide =
    css + """

      .steps li,main ul li{margin-bottom:.15rem}
      @media print{
      body{font-size:9pt;line-height:1.25}
      h1{font-size:16pt;margin-top:4pt}
      .lead{font-size:10.5pt}
      h2{font-size:12.5pt}
      h3{font-size:10.5pt;margin-top:5pt}
      section>h3:not(:first-child){margin-top:5pt}
      main>section{margin-top:6pt;padding-top:4pt}
      p,ul,ol,dl{margin-bottom:2pt}
      @page{margin:12mm 14mm}
      .steps,main ul{padding-left:5mm}
      #policy~ul,#learn~ul,#about~ul{columns:2}
      .end{display:none}
      a[href^="http"]::after{font-size:8pt}}
      """
  static let guideHash = hash(of: guide)
}
