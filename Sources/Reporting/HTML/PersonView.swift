import Model

/// What the HTML templates show of the person's own word.
struct PersonView {
  struct QuestionView {
    let asks: Told
    let severity: SeverityView?
    let mark: String?
    let why: Told
    let steps: [Told]
    let clauses: String
  }

  struct AnsweredView {
    let title: Told
    let place: Shown
    let answer: String
    let why: Shown?
    let code: Shown?
  }

  let register: Told?
  let hasQuestions: Bool
  let flagged: [QuestionView]
  let hasOpen: Bool
  let open: [QuestionView]
  let hasAnswered: Bool
  let answered: [AnsweredView]

  init(_ part: PersonPart, words: any Words) {
    func view(_ question: AskedQuestion) -> QuestionView {
      QuestionView(
        asks: words.told(question.asks), severity: question.severity.map { SeverityView($0, words: words) },
        mark: question.isNeeded ? words.neededMark : nil, why: words.told(question.why),
        steps: question.steps.map { words.told($0) },
        clauses: question.clauses.map { words.clause(Shown($0).text) }.joined(separator: "; "))
    }
    register = part.register.map { words.told($0.says) }
    hasQuestions = part.hasQuestions
    flagged = part.flagged.map(view)
    hasOpen = !part.open.isEmpty
    open = part.open.map(view)
    hasAnswered = !part.answered.isEmpty
    answered = part.answered.map { item in
      AnsweredView(
        title: words.title(of: item.finding), place: item.place, answer: words.answer(item.answer.word),
        why: item.answer.why.isEmpty ? nil : Shown(item.answer.why), code: item.finding.code)
    }
  }
}

extension ReportTemplate {
  static let asked = """
    {{#person.register}}<section aria-labelledby="register"><h2 id="register">{{words.registerTitle}}</h2>
    <p>{{>told}}</p></section>
    {{/person.register}}
    {{#person.hasQuestions}}
    <section aria-labelledby="asked"><h2 id="asked">{{words.askedTitle}}</h2>
    {{#person.flagged}}
    <div class="card {{.severity.name}}"><h3>{{#.asks}}{{>told}}{{/.asks}}</h3>
    <p class="tags">{{#.severity}}{{>tag}}{{/.severity}} <span>{{words.yesMark}}</span></p>
    <p><strong>{{words.why}}</strong> {{#.why}}{{>told}}{{/.why}}</p>
    <p class="label">{{words.whatToDo}}</p>
    <ol class="steps">
    {{#.steps}}<li>{{>told}}</li>
    {{/.steps}}
    </ol>
    <p class="clause">{{.clauses}}.</p></div>
    {{/person.flagged}}
    {{#person.hasOpen}}
    <p><strong>{{words.openLabel}}</strong></p>
    <ul>
    {{#person.open}}<li>{{#.asks}}{{>told}}{{/.asks}}{{#.mark}} <span class="place">({{.}})</span>{{/.mark}}</li>
    {{/person.open}}
    </ul>
    <p><strong>{{words.nextStepLabel}}</strong> {{words.openNext}}</p>
    {{/person.hasOpen}}
    </section>
    {{/person.hasQuestions}}

    """

  static let answered = """
    <section aria-labelledby="answered"><h2 id="answered">{{words.answeredTitle}}</h2>
    <ul>
    {{#person.answered}}<li>{{#.title}}{{>told}}{{/.title}} <span class="place">({{.place}})</span>: {{.answer}}.{{#.why}} <q>{{.}}</q>{{/.why}}{{#.code}} {{words.codeLabel}} <code>{{.}}</code>{{/.code}}</li>
    {{/person.answered}}
    </ul>
    <p>{{words.answeredIntro}}</p>
    </section>

    """
}
