extension ReportTemplate {
  static let profile = """
    <section class="profile" aria-labelledby="{{.anchor}}"><h3 id="{{.anchor}}">{{.title}}</h3>
    <p><code class="address" dir="ltr">{{.address}}</code></p>
    {{#.foundThrough}}<p>{{.}}</p>
    {{/.foundThrough}}
    {{#.unseen}}<div class="card unseen"><p><strong>{{words.notAssessedMark}}</strong> {{.}} {{words.stillShows}} <a href="#not-assessed">{{words.howToAssess}}</a>.</p></div>
    {{/.unseen}}
    {{#.seen}}<p>{{.}}</p>
    {{/.seen}}
    {{#.notes}}<p class="quiet">{{>told}}</p>
    {{/.notes}}
    {{#.findings}}
    {{>finding}}
    {{/.findings}}
    {{#.doubts}}<p><strong>{{words.couldNotTellLabel}}</strong> {{#.lookedFor}}{{>phrases}}{{/.lookedFor}}{{#.nextStep}} <strong>{{words.nextStepLabel}}</strong> {{>told}}{{/.nextStep}}</p>
    {{/.doubts}}
    {{#.notSeen}}<p><strong>{{words.notSeenLabel}}</strong> {{>phrases}}</p>
    {{/.notSeen}}
    {{#.notApplicable}}<p class="quiet"><strong>{{words.notApplicableLabel}}</strong> {{>phrases}}</p>
    {{/.notApplicable}}
    </section>

    """

  static let nowhere = """
    <section aria-labelledby="nowhere"><h2 id="nowhere">{{words.nowhereTitle}}</h2>
    {{#.hasNotSeen}}<p>{{.intro}}</p>
    <ul class="phrases">
    {{#.notSeen}}<li>{{>told}}</li>
    {{/.notSeen}}
    </ul>
    {{/.hasNotSeen}}
    {{#.doubts}}<p><strong>{{words.couldNotTellLabel}}</strong> {{#.lookedFor}}{{>phrases}}{{/.lookedFor}}{{#.nextStep}} <strong>{{words.nextStepLabel}}</strong> {{>told}}{{/.nextStep}}</p>
    {{/.doubts}}
    </section>

    """

  static let finding = """
    <article class="finding card {{.severity.name}}" id="{{.anchor}}" data-check="{{.check}}" aria-labelledby="{{.anchor}}-title">
    <h{{.level}} id="{{.anchor}}-title"><a class="self" href="#{{.anchor}}">{{#.title}}{{>told}}{{/.title}}</a></h{{.level}}>
    <p class="tags">{{#.severity}}{{>tag}}{{/.severity}}{{#.isToCheck}} <span class="tag ask">{{words.pleaseCheck}}</span>{{/.isToCheck}}{{#.isAccepted}} <span class="tag ask">{{words.acceptedMark}}</span>{{/.isAccepted}}{{#.places}} <span>{{.}}</span>{{/.places}}</p>
    {{#.hasJoints}}
    {{>joints}}
    {{/.hasJoints}}
    {{#.hasQuotes}}<p class="label">{{.sees}}</p>
    <ul class="quotes">
    {{#.quotes}}<li>{{#.excerpt}}<q data-page dir="auto">{{.}}</q>{{/.excerpt}}{{^.excerpt}}{{words.picture}}{{/.excerpt}} <span class="place">({{.place}})</span></li>
    {{/.quotes}}
    </ul>
    {{/.hasQuotes}}
    <p><strong>{{words.why}}</strong> {{#.why}}{{>told}}{{/.why}}</p>
    {{#.nextStep}}<p><strong>{{words.nextStepLabel}}</strong> {{>told}}</p>
    {{/.nextStep}}
    {{#.remedies}}
    {{>remedy}}
    {{/.remedies}}
    {{#.letters}}<p>{{.}}</p>
    {{/.letters}}
    <p class="quiet">{{.gain}}</p>
    <p class="clause">{{.clauses}}. {{words.checkLabel}} <code>{{.check}}</code>{{#.code}} {{words.codeLabel}} <code>{{.}}</code>{{/.code}}</p>
    </article>

    """

  static let remedy = """
    <p class="label">{{.label}}</p>
    <ol class="steps">
    {{#.steps}}<li>{{>told}}</li>
    {{/.steps}}
    </ol>
    {{#.link}}<p><a href="{{.address}}" rel="noopener noreferrer external">{{.text}}</a></p>
    {{/.link}}
    {{#.sideEffect}}<p><strong>{{words.goodToKnow}}</strong> {{>told}}</p>
    {{/.sideEffect}}
    {{#.undo}}<p><strong>{{words.takeBack}}</strong> {{>told}}</p>
    {{/.undo}}
    {{#.warning}}<p class="warning">{{.}}</p>
    {{/.warning}}
    <p class="quiet">{{.effort}}</p>

    """

  static let notAssessed = """
    <section aria-labelledby="not-assessed"><h2 id="not-assessed">{{words.notAssessedTitle}}</h2>
    <p>{{words.notAssessedIntro}}</p>
    {{#notAssessed}}
    <div class="card unseen">
    <h3>{{.state}}</h3>
    {{#.reason}}<p>{{>told}}</p>
    {{/.reason}}
    <p><strong>{{words.nextStepLabel}}</strong> {{#.nextStep}}{{>told}}{{/.nextStep}}</p>
    <ul class="plain">
    {{#.pages}}<li><strong>{{.title}}</strong> <code class="address" dir="ltr">{{.address}}</code>{{#.reason}}<br>{{>told}}{{/.reason}}</li>
    {{/.pages}}
    </ul>
    </div>
    {{/notAssessed}}
    </section>

    """

  static let phrases = """
    {{#.phrases}}{{#.told}}{{>told}}{{/.told}}{{.end}}{{/.phrases}}
    """

  static let about = """
    <section aria-labelledby="about"><h2 id="about">{{words.aboutTitle}}</h2>
    <h3>{{words.aboutWhoTitle}}</h3>
    {{#words.aboutWho}}<p>{{.}}</p>
    {{/words.aboutWho}}
    <h3>{{words.aboutWrongTitle}}</h3>
    {{#words.aboutWrong}}<p>{{.}}</p>
    {{/words.aboutWrong}}
    <h3>{{words.aboutHowTitle}}</h3>
    {{#words.aboutHow}}<p>{{.}}</p>
    {{/words.aboutHow}}
    <p>{{made}}</p>
    </section>

    """
}
