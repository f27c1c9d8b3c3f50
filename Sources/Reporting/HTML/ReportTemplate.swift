import Mustache

/// The HTML report's templates. They hold structure; words come from ``Words`` and facts from the view.
///
/// A name that starts with a full stop is looked up in the nearest view alone. Without it Mustache would take a
/// value that is missing here from an outer view that has one of the same name.
enum ReportTemplate {
  /// Renders the whole document. A template that cannot be parsed is a mistake in this file, which tests find.
  static func render(_ view: ReportView) throws -> String {
    let library = try library.get()
    return library.render(view, withTemplate: "page") ?? ""
  }

  /// Renders the whole handout.
  static func render(guide view: GuideView) throws -> String {
    let library = try library.get()
    return library.render(view, withTemplate: "guide") ?? ""
  }

  private static let library: Result<MustacheLibrary, any Error> = Result {
    MarkupEscaping.register()
    var library = MustacheLibrary()
    let templates = [
      "page": page, "head": head, "score": score, "working": working, "look": look, "steps": steps,
      "joined": joined,
      "joints": joints, "breaks": breaks, "profile": profile,
      "finding": finding, "remedy": remedy, "tag": tag, "notAssessed": notAssessed, "changed": changed,
      "about": about, "guide": guide, "map": map, "checklist": checklist, "asked": asked,
      "answered": answered, "nowhere": nowhere, "told": told, "phrases": phrases,
    ]
    for (name, text) in templates { try library.register(MarkupEscaping.pragma + text, named: name) }
    return library
  }

  /// What every page tells a browser. The policy stands first: what comes before it would not be held to it.
  private static let head = """
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{{styleHash}}}'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex, nofollow, noarchive">

    """

  private static let page = """
    <!DOCTYPE html>
    <html lang="{{words.language}}">
    <head>
    {{>head}}
    <title>{{documentTitle}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#report">{{words.skipLink}}</a>
    <header class="top"><div class="page"><p class="brand">{{words.name}}</p><p>{{words.privateMark}}</p></div></header>
    <main id="report" class="page">
    <h1>{{words.title}}</h1>
    <p class="lead">{{lead}}</p>
    {{#redactedNote}}<p class="lead">{{.}}</p>
    {{/redactedNote}}
    <p class="quiet">{{words.otherLanguage}}</p>
    {{#partlyEnglish}}<p class="quiet">{{.}}</p>
    {{/partlyEnglish}}
    <dl class="facts">
    {{#name}}<div><dt>{{words.forLabel}}</dt><dd><bdi>{{.}}</bdi></dd></div>
    {{/name}}
    <div><dt>{{words.roleLabel}}</dt><dd>{{#role}}{{>told}}{{/role}}</dd></div>
    <div><dt>{{words.dateLabel}}</dt><dd><time datetime="{{timestamp}}">{{date}}</time></dd></div>
    <div><dt>{{words.pagesLabel}}</dt><dd>{{looked}}{{#unseenLink}}, <a href="#not-assessed">{{.}}</a>{{/unseenLink}}</dd></div>
    {{#proxy}}<div><dt>{{words.proxyLabel}}</dt><dd>{{.}}</dd></div>
    {{/proxy}}
    </dl>
    {{#isHeightened}}
    <section class="safety" aria-labelledby="safety"><h2 id="safety">{{words.safetyTitle}}</h2>
    {{#words.safety}}<p>{{.}}</p>
    {{/words.safety}}
    </section>
    {{/isHeightened}}
    {{>score}}
    {{#hasFirstLook}}
    {{>look}}
    {{/hasFirstLook}}
    {{#hasSteps}}
    {{>steps}}
    {{/hasSteps}}
    {{#hasBreaks}}
    {{>breaks}}
    {{/hasBreaks}}
    {{#hasTogether}}
    {{>joined}}
    {{/hasTogether}}
    {{#map}}
    {{>map}}
    {{/map}}
    {{>asked}}
    {{#hasProfiles}}
    <section aria-labelledby="profiles"><h2 id="profiles">{{words.profilesTitle}}</h2>
    {{#profiles}}
    {{>profile}}
    {{/profiles}}
    </section>
    {{/hasProfiles}}
    {{#nowhere}}
    {{>nowhere}}
    {{/nowhere}}
    {{#hasNotAssessed}}
    {{>notAssessed}}
    {{/hasNotAssessed}}
    {{#hasChecklist}}
    {{>checklist}}
    {{/hasChecklist}}
    {{#person.hasAnswered}}
    {{>answered}}
    {{/person.hasAnswered}}
    {{#comparison}}
    {{>changed}}
    {{/comparison}}
    {{#hasAdvice}}
    <section aria-labelledby="advice"><h2 id="advice">{{words.adviceTitle}}</h2>
    <p>{{words.adviceIntro}}</p>
    <ul>
    {{#advice}}<li>{{#.text}}{{>told}}{{/.text}} <span class="place">({{.clause}})</span>{{#.letters}}<br>{{.}}{{/.letters}}</li>
    {{/advice}}
    </ul>
    </section>
    {{/hasAdvice}}
    {{#score.hasWorking}}
    {{>working}}
    {{/score.hasWorking}}
    {{>about}}
    </main>
    <footer class="end"><div class="page"><p>{{words.sentToNoOne}}</p><p class="back"><a href="#report">{{words.backToTop}}</a></p></div></footer>
    </body>
    </html>

    """

  private static let score = """
    <section aria-labelledby="score"><h2 id="score">{{words.scoreTitle}}</h2>
    <p class="score"><span class="number">{{score.range}}</span> <span class="quiet">{{words.scoreOutOf}}</span> <span class="band">{{score.band}}</span></p>
    <svg class="scale" viewBox="0 0 994 34" role="img" aria-label="{{score.scaleLabel}}">
    <path class="whole" d="M2 2h990v30h-990z"/>
    {{#score.could}}<path class="could" d="{{.}}"/>
    {{/score.could}}
    {{#score.seen}}<path class="seen" d="{{.}}"/>
    {{/score.seen}}
    </svg>
    <p class="ends quiet"><span>{{words.scaleLow}}</span> <span>{{words.scaleHigh}}</span></p>
    {{#score.sentences}}<p>{{.}}</p>
    {{/score.sentences}}
    {{#score.hasWorking}}<p><a href="#working">{{words.workingSummary}}</a></p>
    {{/score.hasWorking}}
    </section>

    """

  /// Near the end: what to do is to stand on the first pages that are printed.
  private static let working = """
    <section aria-labelledby="working"><h2 id="working">{{words.workingSummary}}</h2>
    <p>{{words.workingIntro}}</p>
    <table><caption>{{words.workingCaption}}</caption>
    <thead><tr><th scope="col">{{words.workingFact}}</th><th scope="col" class="points">{{words.workingPoints}}</th></tr></thead>
    <tbody>
    {{#score.working}}<tr><th scope="row">{{#.label}}{{>told}}{{/.label}}</th><td class="points">{{.points}}</td></tr>
    {{/score.working}}
    </tbody></table>
    <p>{{score.workingRange}} {{score.scheme}}</p>
    </section>

    """

  private static let look = """
    <section aria-labelledby="first-look"><h2 id="first-look">{{words.firstLookTitle}}</h2>
    <p>{{words.firstLookIntro}}</p>
    <dl class="look">
    {{#firstLook}}<div><dt>{{.label}}</dt><dd><ul>
    {{#.values}}<li>{{#.text}}<q data-page dir="auto">{{.}}</q>{{/.text}}{{^.text}}{{words.picture}}{{/.text}} <span class="place">{{.places}}</span></li>
    {{/.values}}
    </ul></dd></div>
    {{/firstLook}}
    </dl>
    </section>

    """

  private static let steps = """
    <section aria-labelledby="do-first"><h2 id="do-first">{{stepsTitle}}</h2>
    <p>{{words.stepsIntro}}</p>
    <ol class="do">
    {{#steps}}
    <li><h3><span class="box" aria-hidden="true"></span>{{#.title}}{{>told}}{{/.title}}</h3>
    <p>{{.minutes}}. <span class="better">{{.change}}</span></p>
    {{#.hasHow}}<ol class="steps">
    {{#.how}}<li>{{>told}}</li>
    {{/.how}}
    </ol>
    {{#.note}}<p class="warning">{{.}}</p>
    {{/.note}}
    {{/.hasHow}}
    {{#.link}}<p><a href="{{.address}}" rel="noopener noreferrer external">{{.text}}</a></p>
    {{/.link}}
    {{#.hasCloses}}<p>{{words.stepCloses}}</p>
    <ul>
    {{#.closes}}<li><a href="#{{.anchor}}">{{#.title}}{{>told}}{{/.title}}<span class="said"> {{.place}}</span></a></li>
    {{/.closes}}
    </ul>
    {{/.hasCloses}}
    </li>
    {{/steps}}
    </ol>
    </section>

    """

  private static let joined = """
    <section aria-labelledby="joined"><h2 id="joined">{{words.joinedTitle}}</h2>
    <p>{{words.joinedIntro}}</p>
    {{#together}}
    {{#.findings}}
    {{>finding}}
    {{/.findings}}
    {{#.combinations}}
    <div class="card {{.severity.name}}" id="{{.anchor}}"><h3>{{#.title}}{{>told}}{{/.title}}</h3>
    <p class="tags">{{#.severity}}{{>tag}}{{/.severity}}{{#.places}} <span>{{.}}</span>{{/.places}}</p>
    {{#.hasJoints}}
    {{>joints}}
    {{/.hasJoints}}
    <p>{{#.why}}{{>told}}{{/.why}}</p></div>
    {{/.combinations}}
    {{#.doubts}}<p><strong>{{words.couldNotTellLabel}}</strong> {{#.lookedFor}}{{>phrases}}{{/.lookedFor}}{{#.nextStep}} <strong>{{words.nextStepLabel}}</strong> {{>told}}{{/.nextStep}}</p>
    {{/.doubts}}
    {{#.notSeen}}<p><strong>{{words.notSeenLabel}}</strong> {{>phrases}}</p>
    {{/.notSeen}}
    {{/together}}
    </section>

    """

  private static let joints = """
    <p class="label">{{words.joinedBecause}}</p>
    <ul>
    {{#.joints}}<li>{{.says}}{{#.shared}} <q data-page dir="auto">{{.}}</q>{{/.shared}}</li>
    {{/.joints}}
    </ul>

    """

  private static let breaks = """
    <section aria-labelledby="way-down"><h2 id="way-down">{{words.breaksTitle}}</h2>
    {{#breaks}}
    <p>{{.intro}}</p>
    {{#.breaks}}
    <p><strong>{{.lead}}</strong></p>
    <ul>
    {{#.changes}}<li>{{>told}}</li>
    {{/.changes}}
    </ul>
    <p class="better">{{.end}}</p>
    {{/.breaks}}
    {{/breaks}}
    </section>

    """

  private static let changed = """
    <section aria-labelledby="changed"><h2 id="changed">{{words.changedTitle}}</h2>
    {{#.sentences}}<p>{{.}}</p>
    {{/.sentences}}
    {{#.groups}}
    <h3>{{.title}}</h3>
    <ul>
    {{#.items}}<li>{{#.title}}{{>told}}{{/.title}} <span class="place">({{.place}})</span>{{#.values}} <q data-page dir="auto">{{.}}</q>{{/.values}}{{#.reason}} {{>told}}{{/.reason}}</li>
    {{/.items}}
    </ul>
    {{/.groups}}
    </section>

    """

  /// Words that may be in another language than the report.
  private static let told = """
    {{#.language}}<span lang="{{.}}">{{/.language}}{{.text}}{{#.language}}</span>{{/.language}}
    """

  private static let tag = """
    <span class="tag {{.name}}"><svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false"><path d="{{.shape}}"/></svg>{{.word}}</span>
    """
}
