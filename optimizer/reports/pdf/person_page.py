"""The look of one person's month on paper, in Typst; texts come in as data."""

PAGE = """
#let data = json(bytes(sys.inputs.data))
#let ink = rgb("#1c2430")
#let grey = rgb("#667085")
#set document(title: data.title, date: auto)
#set text(font: "Noto Sans SC", lang: data.lang, fill: ink, cjk-latin-spacing: none)
#set par(leading: 0.35em, spacing: 0.5em)
#set page(
  paper: "a4", margin: (x: 14mm, top: 12mm, bottom: 14mm),
  footer: text(size: 8pt, fill: grey, data.source),
)
#let loud(body) = text(stroke: 0.03em + ink, body)

#let head(person) = {
  block(below: 3mm, grid(
    columns: (1fr, auto), align: (left + bottom, right + bottom),
    text(size: 20pt, loud(person.code)), text(size: 12pt, person.where),
  ))
  block(above: 0mm, below: 3mm, text(size: 11pt, person.sums))
  if data.stamp != "" {
    block(above: 0mm, below: 3mm, text(size: 9pt, fill: rgb("#b42318"), data.stamp))
  }
}

#let days(person, size, pad) = {
  set text(size: size)
  table(
    columns: (auto, auto, 1fr),
    inset: (x: 0.5em, y: pad),
    stroke: 0.4pt + rgb("#98a2b3"),
    align: (left + horizon, left + horizon, left + horizon),
    table.header(..data.headers.map(words => table.cell(fill: rgb("#dfe7f1"), loud(words)))),
    ..person.days.map(day => (
      table.cell(rowspan: day.lines.len(), fill: rgb("#" + day.tint), loud(day.day)),
      ..day.lines.flatten(),
    )).flatten(),
  )
}

// The largest letters with which the month fits the page; the rest of the page is drawn out.
#let sheet(person) = layout(room => {
  let above = head(person)
  let free = room.height - measure(above, width: room.width).height - 6mm
  let lines = person.days.map(day => day.lines.len()).sum(default: 0) + 1
  let tall(size) = measure(days(person, size, 0.3 * size), width: room.width).height
  let sizes = (15pt, 14pt, 13pt, 12pt, 11pt, 10.5pt, 10pt, 9.5pt, 9pt)
  let fitting = sizes.find(size => tall(size) <= free)
  let size = if fitting == none { 9pt } else { fitting }
  let more = calc.max(0pt, free - tall(size)) / lines / 2
  above
  if person.days.len() == 0 { text(size: 12pt, data.none) }
  else { days(person, size, 0.3 * size + calc.min(more, 0.5 * size)) }
})

#for (at, person) in data.people.enumerate() {
  if at > 0 { pagebreak() }
  sheet(person)
}
"""
