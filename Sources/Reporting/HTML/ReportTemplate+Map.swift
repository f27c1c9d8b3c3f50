extension ReportTemplate {
  static let map = """
    <section aria-labelledby="map"><h2 id="map">{{words.mapTitle}}</h2>
    <p>{{words.mapIntro}}</p>
    {{#map.drawing}}
    <svg class="map" viewBox="{{.viewBox}}" role="img" aria-label="{{.label}}">
    <path class="grid" d="{{.grid}}"/>
    {{#.columns}}<text transform="translate({{.x}} 130) rotate(-40)">{{.label}}</text>
    {{/.columns}}
    {{#.lines}}<text x="0" y="{{.y}}">{{.title}}</text>
    {{#.discs}}<path class="disc" d="{{.}}"/>
    {{/.discs}}
    {{#.rings}}<path class="ring" d="{{.}}"/>
    {{/.rings}}
    {{#.gaps}}<text class="gap" x="{{.x}}" y="{{y}}">{{.label}}</text>
    {{/.gaps}}
    {{/.lines}}
    {{#.joins}}<path class="join" d="{{.}}"/>
    {{/.joins}}
    {{#.key}}{{#.disc}}<path class="disc" d="{{.}}"/>{{/.disc}}{{#.ring}}<path class="ring" d="{{.}}"/>{{/.ring}}{{#.isGap}}<text class="gap" x="{{x}}" y="{{textY}}">?</text>{{/.isGap}}<text x="{{.textX}}" y="{{.textY}}">{{.text}}</text>
    {{/.key}}
    </svg>
    {{#.joins}}<p class="quiet">{{words.mapBrackets}}</p>
    {{/.joins}}
    {{/map.drawing}}
    <table class="glance"><caption>{{words.mapCaption}}</caption>
    <thead><tr><th scope="col">{{words.mapPage}}</th><th scope="col">{{words.mapShows}}</th></tr></thead>
    <tbody>
    {{#map.rows}}<tr><th scope="row"><a href="#{{.anchor}}">{{.title}}</a></th><td>{{#.told}}{{#.shows}}{{.}} {{/.shows}}{{#.toCheck}}{{.}} {{/.toCheck}}{{#.rest}}<strong>{{.}}</strong> {{/.rest}}{{#.joined}}{{.}}{{/.joined}}{{/.told}}</td></tr>
    {{/map.rows}}
    </tbody></table>
    </section>

    """

  static let checklist = """
    <section class="checklist" aria-labelledby="checklist"><h2 id="checklist">{{words.checklistTitle}}</h2>
    <p>{{words.checklistIntro}}</p>
    {{#checklist}}
    <h3>{{.place}}</h3>
    {{#.link}}<p><a href="{{.address}}" rel="noopener noreferrer external">{{.text}}</a></p>
    {{/.link}}
    <ul class="ticks">
    {{#.tasks}}<li><span class="tick" aria-hidden="true"></span><a href="#{{.anchor}}">{{#.title}}{{>told}}{{/.title}}<span class="said"> {{.place}}</span></a> <span class="place">({{.severity}})</span></li>
    {{/.tasks}}
    </ul>
    {{/checklist}}
    </section>

    """
}
