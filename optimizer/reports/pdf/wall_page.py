"""The look of a hall's page for the wall, in Typst; texts come in as data."""

PAGE = """
#let data = json(bytes(sys.inputs.data))
#let ink = rgb("#1c2430")
#let grey = rgb("#667085")
#set document(title: data.title, date: auto)
#set text(font: "Noto Sans SC", lang: data.lang, fill: ink, cjk-latin-spacing: none)
#set par(leading: 0.32em, spacing: 0.5em)

#let loud(body) = text(stroke: 0.03em + ink, body)
#let joined(texts) = {
  for (at, (words, is-loud)) in texts.enumerate() {
    let before = if at == 0 { "" } else { texts.at(at - 1).first() }
    if at > 0 and not (before.ends-with("/") or words.starts-with("→")) [ ]
    box(if is-loud { loud(words) } else { words })
  }
}
#let lines(words) = words.split("\\n").join(linebreak())
#let columns = calc.max(..data.parts.map(part => part.heads.len()))

// One half of the month: dates, then who has each slot, then what everybody does.
#let half(part, look) = {
  let blank = range(columns - part.heads.len()).map(_ => table.cell(stroke: none)[])
  let row(one, is-slot) = (
    table.cell(
      align: left + horizon, fill: rgb(if is-slot { "#dfe7f1" } else { "#ffffff" }),
      text(size: calc.min(look.size, 12pt), loud(lines(one.label))),
    ),
    ..one.cells.map(cell => table.cell(
      fill: rgb("#" + cell.tint),
      joined(cell.texts),
    )),
    ..blank,
  )
  set text(size: look.size)
  table(
    columns: (look.label, ..range(columns).map(_ => look.column)),
    inset: (x: 0.12em, y: look.pad),
    stroke: 0.5pt + rgb("#98a2b3"),
    align: center + horizon,
    table.header(
      table.cell(fill: rgb("#dfe7f1"), text(size: 10pt, data.head)),
      ..part.heads.map(head => table.cell(
        fill: rgb("#" + head.at(2)),
        [#loud(head.at(0)) #linebreak() #text(size: calc.min(look.size, 10pt), head.at(1))],
      )),
      ..blank,
    ),
    ..part.slots.map(one => row(one, true)).flatten(),
    ..part.people.map(one => row(one, false)).flatten(),
  )
}
#let month(look) = for (at, part) in data.parts.enumerate() {
  block(above: if at == 0 { 0mm } else { 3mm }, below: 0mm, half(part, look))
}
#let top = {
  set text(bottom-edge: "descender")
  block(below: 1.6mm, grid(
    columns: (1fr, auto), align: (left + bottom, right + bottom),
    text(size: 22pt, loud(data.title)), text(size: 13pt, data.month),
  ))
  if data.stamp != "" {
    block(above: 1.2mm, below: 1.6mm, text(size: 10pt, fill: rgb("#b42318"), data.stamp))
  }
}
#let foot = {
  set text(size: 9pt, fill: grey)
  block(above: 0mm, below: 1.2mm, data.legend)
  block(above: 0mm, below: 0mm, [#data.source #h(1fr) #context counter(page).display()])
}
#let margin = (x: 8mm, top: 7mm, bottom: 15mm)
#let rows = data.parts.map(part => part.slots.len() + part.people.len() + 1).sum()
#let label-of(size, labels) = calc.max(
  ..labels.map(words => measure(text(size: calc.min(size, 12pt), loud(words))).width)
) + 2mm
#let every = data.parts.map(part => part.slots + part.people).flatten()
#let labels = every.map(one => one.label.split("\\n")).flatten()

// The largest letters with which no mark is broken and everything fits the paper.
#let looks(paper) = {
  let room = (width: paper.width - 16mm, height: paper.height - 22mm)
  let rest = measure(top, width: room.width).height + 3mm
  for size in paper.sizes {
    let label = label-of(size, labels)
    let column = (room.width - label) / columns
    let look = (size: size, label: label, column: column, pad: 0.22em)
    let wide(words) = measure(text(size: size, loud(words))).width
    let widest = calc.max(0mm, ..data.words.map(wide))
    if widest + 0.24 * size > column { continue }
    let tall = measure(month(look), width: room.width).height + rest
    if tall > room.height { continue }
    let more = (room.height - tall) / rows / 2
    return look + (pad: 0.22 * size + calc.min(more, 1.1 * size))
  }
}
#let sizes = range(20, 9, step: -1).map(size => size * 1pt)
#let papers = (
  (name: "a4", width: 297mm, height: 210mm, sizes: sizes),
  (name: "a3", width: 420mm, height: 297mm, sizes: sizes),
)
#context {
  let found = papers.map(looks)
  let at = found.position(look => look != none)
  let paper = papers.at(if at == none { 1 } else { at })
  let look = if at != none { found.at(at) } else {
    let label = label-of(10pt, labels)
    (size: 10pt, label: label, column: (paper.width - 16mm - label) / columns, pad: 0.22em)
  }
  set page(paper: paper.name, flipped: true, margin: margin, footer: foot, footer-descent: 2mm)
  top
  month(look)
}
"""
