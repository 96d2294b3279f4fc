"""The look of `report.html`: colours of the tones, and how it prints."""

from __future__ import annotations

from optimizer.views.marks import DAY_TINTS, MISSING, TONES

FAMILY = "Roster"

_PAGE = """
:root{--ink:#1c2430;--soft:#667085;--line:#d8dde5;--paper:#fff;--wash:#f5f7fa;--blue:#1f5fa8;
--red:#c00000}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);
font:14px/1.5 FAMILY,"Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
main,header{max-width:1480px;margin:0 auto;padding:0 28px}
header{padding-top:28px}
h1{font-size:28px;line-height:1.2;margin:0}
h2{font-size:18px;margin:34px 0 10px;border-bottom:2px solid var(--ink);padding-bottom:4px}
h3{font-size:15px;margin:22px 0 6px;color:var(--soft)}
.sub{color:var(--soft);margin:4px 0 16px}
.stamp{background:#fff3cd;border-left:6px solid #e0a800;padding:8px 14px;margin:8px 0;
font-weight:bold}
.stamp.bad{background:#ffdede;border-color:var(--red);color:#7a0000}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(132px,1fr));gap:10px;margin:16px 0}
.card{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:9px 12px}
.card b{display:block;font-size:21px;line-height:1.25;font-weight:normal}
.card span{color:var(--soft);font-size:12px}
.card.bad b{color:var(--red)}
table{border-collapse:collapse;background:var(--paper);font-size:13px;margin:6px 0}
th,td{border:1px solid var(--line);padding:3px 9px;text-align:left;vertical-align:top}
th{background:#e8eef5}
td.n{text-align:right;font-variant-numeric:tabular-nums}
ul{margin:6px 0;padding-left:20px}
details{background:var(--paper);border:1px solid var(--line);border-radius:6px;margin:8px 0}
summary{padding:8px 14px;cursor:pointer;font-size:15px}
summary small{color:var(--soft);margin-left:10px}
summary small.bad{color:var(--red);font-weight:bold}
.sheet{padding:4px 14px 14px;overflow-x:auto}
svg{display:block;max-width:100%;height:auto;margin:8px 0;font-size:10px}
.district{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:8px 14px;
overflow-x:auto}
text{fill:var(--ink)}
.mid{text-anchor:middle}.end{text-anchor:end}
.strong{font-weight:bold;font-size:11px}.soft{fill:var(--soft)}.name{font-size:11px}
.loud{fill:var(--red);font-weight:bold}.halo{stroke:#fff;stroke-width:3;paint-order:stroke}
.grid{stroke:#d8dde5;stroke-width:.7}.week{stroke:#9aa5b5}
.axis{stroke:#667085;stroke-width:1}
rect.S{stroke:none;opacity:.85}
rect.A{stroke-width:1.2;rx:3px}rect.B{stroke-width:1;stroke-dasharray:2 1.5;rx:3px}
rect.B{fill:#fff!important}
.tA{font-weight:bold}.tS{fill:#333}
rect.missing{fill:#MISSING_TINT;stroke:#MISSING_LINE;stroke-width:1}
rect.covered{fill:#d9efd5}
.over{fill:#d9762b}.under{fill:#5b93cf}
.cap{stroke:var(--red);stroke-dasharray:4 3;stroke-width:1}
.change{stroke-width:2.5}.change.below{stroke:#6fa8a0}.change.above{stroke:#d9762b}
.opening{fill:#fff;stroke:#667085}.closing.below{fill:#0e766b}.closing.above{fill:#c2410c}
.swatches{display:flex;flex-wrap:wrap;gap:6px 18px;margin:8px 0;padding:0;list-style:none}
.swatches i{display:inline-block;min-width:34px;text-align:center;border:1px solid #999;
border-radius:3px;margin-right:6px;padding:0 5px;font-style:normal;font-size:12px}
h2.part{font-size:24px;margin:44px 0 8px;border:none;color:var(--blue)}
.vanday .two{align-items:flex-start;flex-wrap:nowrap;gap:0 20px}
.vanday svg{flex:0 0 400px;max-width:400px}
.vanday td:nth-child(n+3):nth-child(-n+6),.vanday td:nth-child(8){white-space:nowrap}
.vanday td:nth-child(2){min-width:10em}#left_out td:first-child{white-space:nowrap}
.wide{overflow-x:auto}
@media screen and (max-width:900px){main,header{padding:0 12px}.wide table{min-width:720px}
.district svg,.hall svg,.class svg{min-width:820px}.vanday .two{flex-wrap:wrap}}
.two{display:flex;flex-wrap:wrap;gap:0 40px}
input{font:inherit;padding:4px 8px;border:1px solid var(--line);border-radius:4px}
footer{max-width:1480px;margin:30px auto;padding:0 28px;color:var(--soft);font-size:12px}
@media print{@page{size:A4 landscape;margin:9mm}body{background:#fff;font-size:11px;
-webkit-print-color-adjust:exact;print-color-adjust:exact}main,header,footer{max-width:none;padding:0}
.filter{display:none}details,.district{border:none}details,tr,svg,.cards{break-inside:avoid}
h2,h3,.vanday summary{break-after:avoid}.vanday .two{display:block}
.wide,.sheet,.district{overflow:visible}}
"""

SCRIPT = (
    "var f=document.getElementById('find');"
    "if(f)f.oninput=function(){document.querySelectorAll('details.hall').forEach(function(d){"
    "d.hidden=d.dataset.name.indexOf(f.value.trim().toLowerCase())<0})};"
    "onbeforeprint=function(){document.querySelectorAll('details').forEach(function(d){d.open=true})}"
)
"""Filters halls by name, and opens every hall before printing; the page works without it."""


def style_sheet() -> str:
    """The page's CSS with the colours of all tones."""
    page = _PAGE.replace("FAMILY", FAMILY).replace("MISSING_TINT", MISSING.tint)
    page = page.replace("MISSING_LINE", MISSING.line)
    tones = "".join(
        f"rect.{name}{{fill:#{tone.tint};stroke:#{tone.line}}}i.{name}{{background:#{tone.tint}}}"
        for name, tone in TONES.items()
    )
    days = "".join(
        f"rect.d-{kind}{{fill:#{tint}}}i.d-{kind}{{background:#{tint}}}"
        for kind, tint in DAY_TINTS.items()
    )
    return page.replace("\n", "") + tones + days
