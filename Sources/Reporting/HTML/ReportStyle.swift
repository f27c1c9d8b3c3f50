import Crypto
import Foundation

/// The look of the HTML report, as the one style sheet that its content policy lets in.
///
/// Contrasts are those of docs/reports.md: at least 4.5 to 1 for text, 3 to 1 for signs, in light and in dark.
enum ReportStyle {
  /// What `style-src` names. A style that a page's text might smuggle in has another hash and stays dead.
  static let hash = hash(of: css)

  static func hash(of style: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
  }

  static let css = colours + layout + parts + findings + media

  private static let colours = """
    :root{color-scheme:light dark;
    --paper:#fff;--ink:#0b0c0c;--quiet:#484949;--panel:#f3f3f3;--hair:#cecece;--edge:#6f7071;
    --link:#1a65a6;--been:#54319f;--top:#12394a;--on-top:#fff;--better:#005a30;
    --critical:#942514;--high:#ca3535;--medium:#fd0;--low:#1a65a6;--note:#484949;
    --on-tag:#fff;--on-medium:#0b0c0c;--mark:#fd0;--on-mark:#0b0c0c;--mark-line:#0b0c0c;--could:#b9bcbf}
    @media (prefers-color-scheme:dark){:root{
    --paper:#15181b;--ink:#f3f4f5;--quiet:#bcc2c8;--panel:#20252a;--hair:#434a51;--edge:#9aa2aa;
    --link:#8ec5f7;--been:#cbb8f7;--top:#0c2733;--better:#7fd6a4;
    --critical:#ffb1a3;--high:#ff9c8f;--low:#8ec5f7;--note:#bcc2c8;--on-tag:#15181b;--mark-line:#fff;--could:#59616a}}

    """

  private static let layout = """
    *,*::before,*::after{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
    font:1.125rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
    .page{max-width:44rem;margin-inline:auto;padding-inline:1.125rem}
    .top{background:var(--top);color:var(--on-top);border-bottom:.375rem solid var(--low)}
    .top .page{display:flex;flex-wrap:wrap;gap:0 1.5rem;justify-content:space-between;padding-block:.7rem}
    .top p,.end p{margin:0}
    .brand{font-weight:700;font-size:1.25rem}
    h1,h2,h3,h4{line-height:1.25;margin:0 0 .75rem;text-wrap:balance}
    h1{font-size:2.25rem;margin-top:2rem}
    h2{font-size:1.6875rem}
    h3{font-size:1.3125rem}
    h4{font-size:1.1875rem}
    p,ul,ol,dl,table,svg{margin:0 0 .875rem}
    section>h3:not(:first-child){margin-top:1.5rem}
    main>section{margin-top:2.5rem;padding-top:1.25rem;border-top:3px solid var(--edge)}
    a{color:var(--link);text-underline-offset:.16em}
    a:visited{color:var(--been)}
    a:hover{text-decoration-thickness:.18em}
    a:focus-visible{outline:3px solid transparent;color:var(--on-mark);background:var(--mark);
    box-shadow:0 -2px var(--mark),0 4px var(--mark-line);text-decoration:none}
    .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{display:inline-block;padding:.5rem 1.125rem}
    .skip:not(:focus){position:absolute;left:-99rem}
    .lead{font-size:1.3125rem;line-height:1.4}
    .quiet,.place,.clause{color:var(--quiet)}
    .address{font:.9375rem/1.5 ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;color:var(--quiet)}
    .end{border-top:3px solid var(--edge);margin-top:3rem;padding-block:1.25rem 3rem}
    .end .page{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between}

    """

  private static let parts = """
    .facts>div,.look>div{display:grid;grid-template-columns:10rem minmax(0,1fr);gap:0 1rem;
    padding-block:.35rem;border-bottom:1px solid var(--hair)}
    dt{font-weight:700}
    dd{margin:0}
    .look ul{list-style:none;padding:0;margin:0}
    .safety{border:3px solid var(--ink);padding:1.125rem 1.25rem .5rem}
    main>section.safety{border-top:3px solid var(--ink);padding-top:1.125rem}
    .score{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .875rem;margin-bottom:.5rem}
    .number{font-size:3.25rem;line-height:1.1;font-weight:700;font-variant-numeric:tabular-nums}
    .band{border:2px solid currentColor;padding:.05rem .7rem;font-weight:700}
    .scale{display:block;width:100%;height:auto;margin-bottom:.25rem}
    .scale .whole{fill:var(--panel);stroke:var(--edge);stroke-width:2}
    .scale .seen{fill:var(--ink)}
    .scale .could{fill:var(--could);stroke:var(--ink);stroke-width:3}
    .scale .tick{stroke:var(--edge);stroke-width:2}
    .map{display:block;width:100%;height:auto;font-size:15px}
    .map text{fill:var(--ink)}
    .map .grid{stroke:var(--hair);fill:none}
    .map .disc{fill:var(--ink)}
    .map .ring{fill:none;stroke:var(--ink);stroke-width:2.5}
    .map .join{fill:none;stroke:var(--critical);stroke-width:2.5}
    .map .gap{text-anchor:middle;font-weight:700}
    .glance{table-layout:fixed}
    .glance th{overflow-wrap:anywhere}
    .glance th:first-child{width:34%}
    .ticks{list-style:none;padding:0}
    .ticks li{padding:.3rem 0 .3rem 2rem;position:relative}
    .tick{position:absolute;left:0;top:.55rem;width:1.125rem;height:1.125rem;border:2px solid var(--edge)}
    .ends{display:flex;justify-content:space-between;gap:1rem;font-size:1rem}
    table{border-collapse:collapse;width:100%}
    caption{text-align:left;font-weight:700;padding-bottom:.35rem}
    th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--hair);
    overflow-wrap:break-word}
    tbody th{font-weight:400;overflow-wrap:anywhere}
    .points{text-align:right;padding-right:0;font-variant-numeric:tabular-nums}
    .do{list-style:none;padding:0;counter-reset:step}
    .do>li{counter-increment:step;position:relative;padding:.25rem 0 .25rem 3.25rem;margin-bottom:1.25rem}
    .do>li::before{content:counter(step);position:absolute;left:0;top:0;width:2.25rem;height:2.25rem;
    line-height:2.25rem;text-align:center;font-weight:700;color:var(--paper);background:var(--ink);border-radius:50%}
    .do h3,.do p,.do .steps{margin-bottom:.35rem}
    .do ul{list-style:disc;padding-left:1.5rem;margin-bottom:.35rem}
    @media (min-width:44rem){.do ul{columns:2}}
    .do ul li{break-inside:avoid}
    .box{display:none}
    .better{color:var(--better);font-weight:700;font-variant-numeric:tabular-nums}
    .tags{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem .75rem;margin-bottom:.6rem}

    """

  private static let findings = """
    .tag{display:inline-flex;align-items:center;gap:.4rem;padding:.1rem .6rem;font-size:1rem;font-weight:700}
    .tag svg{width:.875rem;height:.875rem;margin:0;fill:currentColor;flex:none}
    .tag.critical{color:var(--on-tag);background:var(--critical)}
    .tag.high{color:var(--on-tag);background:var(--high)}
    .tag.medium{color:var(--on-medium);background:var(--medium)}
    .tag.low{color:var(--on-tag);background:var(--low)}
    .tag.note{color:var(--on-tag);background:var(--note)}
    .tag.ask{border:2px solid var(--edge);padding-block:0}
    .profile{margin-top:2rem}
    .card{border:1px solid var(--edge);border-left-width:.5rem;padding:1rem 1.125rem .25rem;margin-bottom:1.25rem}
    .card.critical{border-left-color:var(--critical)}
    .card.high{border-left-color:var(--high)}
    .card.low{border-left-color:var(--low)}
    .card.unseen{border-left-color:var(--ink);background:var(--panel)}
    .card:target{outline:3px solid var(--ink);outline-offset:3px}
    .self,.self:visited{color:inherit;text-decoration:none}
    .self:hover{text-decoration:underline}
    .label{font-weight:700;margin-bottom:.2rem}
    .quotes,.plain{list-style:none;padding:0}
    .phrases{columns:16rem;padding-left:1.25rem}
    .phrases li{break-inside:avoid}
    .quotes li{border-left:4px solid var(--hair);padding-left:.75rem;margin-bottom:.35rem}
    q{quotes:"\\201C" "\\201D"}
    q[data-page]{font-weight:600;unicode-bidi:isolate}
    .steps{padding-left:1.5rem}
    .warning{border-left:4px solid var(--edge);padding-left:.75rem}
    .clause{border-top:1px solid var(--hair);padding-top:.5rem;margin-bottom:.5rem;font-size:1rem}

    """

  private static let media = """
    @media (max-width:32rem){
    body{font-size:1.0625rem}
    h1{font-size:1.75rem;margin-top:1.25rem}
    h2{font-size:1.375rem}
    h3{font-size:1.1875rem}
    h4{font-size:1.125rem}
    .lead{font-size:1.125rem}
    .number{font-size:2.5rem}
    section>h3:not(:first-child){margin-top:1.5rem}
    main>section{margin-top:1.75rem;padding-top:1rem}
    .facts>div,.look>div{grid-template-columns:6.5rem minmax(0,1fr);gap:0 .75rem}
    .card{padding-inline:.875rem}
    .map{display:none}}
    @media (max-width:20rem){.facts>div,.look>div{grid-template-columns:minmax(0,1fr)}}
    @media (forced-colors:active){
    .tag,.top{border:2px solid CanvasText}
    .do>li::before{border:2px solid CanvasText}
    .scale .whole{fill:Canvas;stroke:CanvasText}
    .scale .seen{fill:Highlight}
    .scale .could{fill:Canvas;stroke:Highlight}}
    @page{size:A4;margin:15mm 16mm 17mm}
    @media print{:root{color-scheme:light;
    --paper:#fff;--ink:#0b0c0c;--quiet:#3a3b3b;--panel:#fff;--hair:#b0b2b3;--edge:#6f7071;--link:#0b0c0c;--been:#0b0c0c;
    --top:#fff;--on-top:#0b0c0c;--better:#0b0c0c;--critical:#942514;--high:#ca3535;--medium:#fff;--low:#1a65a6;
    --note:#484949;--on-tag:#0b0c0c;--on-medium:#0b0c0c;--could:#fff}
    body{font-size:10.5pt;line-height:1.4}
    .page{max-width:none;padding:0}
    .top{border-bottom:1.5pt solid #0b0c0c}
    .skip,.back,.said{display:none}
    h1{font-size:19pt;margin:10pt 0 6pt}
    h2{font-size:14.5pt;margin-bottom:5pt}
    h3{font-size:12pt;margin-bottom:4pt}
    h4{font-size:11pt;margin-bottom:3pt}
    .lead{font-size:12pt}
    .number{font-size:26pt}
    p,ul,ol,dl,table,svg{margin-bottom:5pt}
    section>h3:not(:first-child){margin-top:1.5rem}
    main>section{margin-top:14pt;padding-top:8pt;border-top-width:1.5pt}
    .facts>div,.look>div{grid-template-columns:28mm minmax(0,1fr);padding-block:2pt}
    .ends,.tag,.clause{font-size:9.5pt}
    h1,h2,h3,h4,.tags,.label,caption{break-after:avoid}
    .card,.do>li,.look>div,.facts,tr,.scale,.safety,.map,.ticks li{break-inside:avoid}
    p,li{orphans:3;widows:3}
    .card{padding:7pt 9pt 1pt;margin-bottom:8pt}
    .tag{border:1.25pt solid #0b0c0c;background:none!important}
    .do>li{margin-bottom:9pt;padding-left:13mm}
    .do>li::before{color:#0b0c0c;background:none;border:1.25pt solid #0b0c0c;line-height:2.1rem}
    .box{display:inline-block;width:10pt;height:10pt;border:1.25pt solid #0b0c0c;margin-right:3pt;vertical-align:-1pt}
    .scale .seen{fill:#0b0c0c;print-color-adjust:exact}
    .checklist{break-before:page}
    .checklist p,h2+p{break-after:avoid}
    .do ul{columns:2}
    .map .disc{print-color-adjust:exact}
    th,td{padding-block:1.5pt}
    a{text-decoration:none}
    a[href^="http"]::after{content:" (" attr(href) ")";font-size:9pt}}
    """
}
