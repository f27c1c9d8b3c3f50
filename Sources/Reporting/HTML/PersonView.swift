import Model

/// What the HTML templates show of the person's own word.
struct PersonView {
  struct QuestionView {
    let asks: Shown
    let severity: SeverityView?
    let mark: String?
    let why: Shown
    let steps: [Shown]
    let clauses: String
  }

  struct AnsweredView {
    let title: Shown
    let place: Shown
    let answer: String
    let why: Shown?
    let code: Shown?
  }

  let register: Shown?
  let hasQuestions: Bool
  let flagged: [QuestionView]
  let hasOpen: Bool
  let open: [QuestionView]
  let hasAnswered: Bool
  let answered: [AnsweredView]

  init(_ part: PersonPart, words: any Words) {
    func view(_ question: AskedQuestion) -> QuestionView {
      QuestionView(
        asks: Shown(question.asks), severity: question.severity.map { SeverityView($0, words: words) },
        mark: question.isNeeded ? words.neededMark : nil, why: Shown(question.why, limit: 1000),
        steps: question.steps.map { Shown($0, limit: 1000) },
        clauses: question.clauses.map { words.clause(Shown($0).text) }.joined(separator: "; "))
    }
    register = part.register.map { Shown($0.says, limit: 1000) }
    hasQuestions = part.hasQuestions
    flagged = part.flagged.map(view)
    hasOpen = !part.open.isEmpty
    open = part.open.map(view)
    hasAnswered = !part.answered.isEmpty
    answered = part.answered.map { item in
      AnsweredView(
        title: Shown(item.finding.title), place: item.place, answer: words.answer(item.answer.word),
        why: item.answer.why.isEmpty ? nil : Shown(item.answer.why), code: item.finding.code)
    }
  }
}

extension ReportTemplate {
  static let asked = """
    {{#person.register}}<section aria-labelledby="register"><h2 id="register">{{words.registerTitle}}</h2>
    <p>{{.}}</p></section>
    {{/person.register}}
    {{#person.hasQuestions}}
    <section aria-labelledby="asked"><h2 id="asked">{{words.askedTitle}}</h2>
    {{#person.flagged}}
    <div class="card {{.severity.name}}"><h3>{{.asks}}</h3>
    <p class="tags">{{#.severity}}{{>tag}}{{/.severity}} <span>{{words.yesMark}}</span></p>
    <p><strong>{{words.why}}</strong> {{.why}}</p>
    <p class="label">{{words.whatToDo}}</p>
    <ol class="steps">
    {{#.steps}}<li>{{.}}</li>
    {{/.steps}}
    </ol>
    <p class="clause">{{.clauses}}.</p></div>
    {{/person.flagged}}
    {{#person.hasOpen}}
    <p><strong>{{words.openLabel}}</strong></p>
    <ul>
    {{#person.open}}<li>{{.asks}}{{#.mark}} <span class="place">({{.}})</span>{{/.mark}}</li>
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
    {{#person.answered}}<li>{{.title}} <span class="place">({{.place}})</span>: {{.answer}}.{{#.why}} <q>{{.}}</q>{{/.why}}{{#.code}} {{words.codeLabel}} <code>{{.}}</code>{{/.code}}</li>
    {{/person.answered}}
    </ul>
    <p>{{words.answeredIntro}}</p>
    </section>

    """
}
