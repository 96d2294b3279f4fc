"""The look of a run sheet, in Typst; texts come in as data, so nothing in them is markup."""

PAGE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: auto)
#set text(font: "Noto Sans SC", lang: data.lang, size: 9pt, fill: rgb("#1c2430"))
#set par(leading: 0.5em, spacing: 0.7em)
#set page(
  paper: "a4",
  margin: (x: 13mm, top: 12mm, bottom: 16mm),
  footer: context [
    #set text(size: 7pt, fill: rgb("#667085"))
    #data.source
    #h(1fr)
    #data.page.at(0)#counter(page).display()#data.page.at(1)#counter(page).final().first()#data.page.at(2)
  ],
)

#let loud(body) = text(stroke: 0.35pt + rgb("#1c2430"), body)
#let lines(words) = words.split("\\n").join(linebreak())
#let smaller = 0.84em

#let head(day) = {
  block(below: 2.6mm, text(size: 15pt, loud(data.sheet + " · " + day.title)))
  block(above: 0mm, below: 1.8mm, text(size: 9.5pt, day.crew))
  block(above: 0mm, below: 2.2mm, text(size: 9pt, fill: rgb("#667085"), day.totals))
  if data.stamp != "" {
    block(
      width: 100%, above: 2.2mm, below: 2.2mm, inset: (x: 2.5mm, y: 1.4mm),
      fill: rgb("#fff3cd"), stroke: (left: 2pt + rgb("#e0a800")), text(size: 8.5pt, data.stamp),
    )
  }
}

#let shade(kind) = (
  depart: rgb("#eef1f5"), stop: white, meal: rgb("#fdf0cc"), "return": rgb("#eef1f5"),
).at(kind)

#let place-cell(words) = {
  let parts = words.split("\\n")
  parts.at(0)
  for part in parts.slice(1) { linebreak(); text(size: smaller, fill: rgb("#667085"), part) }
}

#let stops(day, size) = {
  set text(size: size)
  set par(leading: 0.38em)
  table(
    columns: (auto, 2.7fr, auto, auto, auto, auto, 2fr, 2.5fr, 1.8fr),
    inset: (x: 0.42em, y: 0.4em),
    stroke: 0.4pt + rgb("#b6bfcc"),
    fill: (_, y) => if y == 0 { rgb("#dfe7f1") } else { shade(day.kinds.at(y - 1)) },
    ..data.headers.map(words => text(size: smaller, words)),
    ..day.rows.map(row => row.enumerate().map(((at, words)) => {
      if at == 1 { place-cell(words) }
      else if at in (3, 4) { loud(words) }
      else { lines(words) }
    })).flatten(),
  )
}

#let ruled(height) = {
  let step = 8mm
  let count = calc.floor(height / step)
  for _ in range(count) {
    let thin = (bottom: 0.3pt + rgb("#b6bfcc"))
    block(above: 0pt, below: 0pt, height: step, width: 100%, stroke: thin)
  }
}

// A day fits its page: the type shrinks, and the map gives way before the type is hard to read.
#let choices = (
  (10pt, true), (9.5pt, true), (9pt, true), (8.5pt, true), (9pt, false), (8.5pt, false),
  (8pt, false), (7.5pt, false), (7pt, false), (6.5pt, false), (6pt, false), (5.5pt, false),
  (5pt, false),
)
#let map-least = 58mm
#let map-most = 96mm
#let notes-least = 20mm
#let title-notes = 7mm

#let sheet(day) = layout(room => {
  let tall(body) = measure(body, width: room.width).height
  let above = head(day)
  let free = room.height - tall(above) - notes-least
  let fits(choice) = {
    tall(stops(day, choice.at(0))) + (if choice.at(1) { map-least } else { 0mm }) <= free
  }
  let choice = choices.find(fits)
  if choice == none {
    let body = stops(day, 5pt)
    let share = free / tall(body)
    above
    scale(share * 100%, origin: top + left, reflow: true, body)
  } else {
    let body = stops(day, choice.at(0))
    let left-over = free - tall(body)
    above
    body
    let map-tall = if choice.at(1) { calc.min(left-over - 2mm, map-most) } else { 0mm }
    if choice.at(1) {
      let room = (height: map-tall - 3mm, width: 100%)
      align(center, image(bytes(day.map), format: "svg", fit: "contain", ..room))
    }
    block(above: 2mm, below: 0mm, text(size: 8pt, fill: rgb("#667085"), data.notes))
    ruled(calc.max(0mm, left-over - map-tall + notes-least - title-notes - 4mm))
  }
})

#if data.sheets.len() == 0 [ #data.title #parbreak() #data.none ]
#for (at, day) in data.sheets.enumerate() {
  if at > 0 { pagebreak() }
  sheet(day)
}
"""
