"""The Chinese of what is said about an edited workbook."""

HAND_EDITS = {
    "Reads back a roster.xlsx that was edited: what was changed stays, everything is judged.": (
        "读回手工改过的 roster.xlsx：改动保留，其余照旧，全部校核。"
    ),
    "A roster.xlsx that was edited.": "手工改过的 roster.xlsx。",
    "Plan the rest again around what was edited.": "围绕改动重新编制其余安排。",
    "cell": "单元格",
    "sheet": "工作表",
    "the sheet is gone": "工作表不见了",
    "the row {label!r} is gone": "行“{label}”不见了",
    "the column {label!r} is gone": "列“{label}”不见了",
    "a row was inserted": "插入了一行",
    "a column was inserted": "插入了一列",
    "a row that was not written": "多出一行，原文件没有",
    "a row that was not written: its number is {no!r}": "多出一行，原文件没有（序号为“{no}”）",
    "write into the rows that are there, or into the hall's own sheet": (
        "请在已有的行内填写，或填写该大厅的工作表"
    ),
    "undo it": "请撤销",
    "undo it, and edit only the cells of days": "请撤销，只改日期下的单元格",
    "undo it; to take somebody off a duty, empty the cell of the person": (
        "请撤销；要取消某人的值班，清空其“人员”单元格即可"
    ),
    "{cells} are merged: which of them is meant?": "{cells}已合并，不知指哪一格",
    "split them again": "请取消合并",
    "holds a formula or an error value": "是公式或错误值",
    "write the text itself": "请直接填写文字",
    "{text} stands where nothing is read": "{text}所在的单元格不读取",
    "take it away, or make a comment of it": "请删去，或改为批注",
    "is not edited here, but follows from the plan": "此处不能改，其值由计划推算",
    "it was {text}": "原为{text}",
    "is no workbook that roster or plan wrote, or its hidden sheet is gone": (
        "不是 roster 或 plan 写出的工作簿，或其隐藏工作表已删除"
    ),
    "edit roster.xlsx itself, or a copy of the whole file": (
        "请改 roster.xlsx 本身，或整份文件的副本"
    ),
    "its hidden sheet was changed": "其隐藏工作表被改动",
    "take the file that was written": "请用原先写出的文件",
    "{text} are no marks: a slot ({codes}) with A or B, or {off} for comp time": (
        "{text}不是本表的标记：时段（{codes}）后加A或B，或用“{off}”表示调休"
    ),
    "{text} is not one A and one B: A/B": "{text}不是一名A角和一名B角，应写成 A/B",
    "{text} does not say who is B: write A/B": "{text}没有写B角，应写成 A/B",
    "this duty has no B": "该值班不设B角",
    "{name} is nobody's code": "没有编号为{name}的人",
    "{name} is nobody's code; {hint}": "没有编号为{name}的人；{hint}",
    "{name} may be {people}: write the whole code": "{name}可能是{people}，请写完整编号",
    "there is no duty on {date} in this row": "{date} 本行没有值班",
    "{text} is neither A nor B": "{text}既不是A也不是B",
    "{text} is no time like 12:00": "{text}不是 12:00 这样的时间",
    "{sign}: only {n} eat here": "{sign}：此处只有{n}人用餐",
    "nobody in this place eats during the duty": "这个位置值班时不用餐",
    "{doing}: not edited here, but in the scenario's tables": "{doing}：不在此处改，请改方案的表格",
    "{what}: here {one}, but {cell} says {other}": "{what}：此处为{one}，而 {cell} 为{other}",
    "say it in one of the two cells": "请只在其中一格填写",
    "{hall} {date} {slot} {role}": "{hall} {date} {slot} {role}角",
    "comp time of {person} on {date} {half}": "{person} {date} {half}调休",
    "the meal of {person} on {date}": "{person} {date} 用餐",
    "taken": "休",
    "not taken": "不休",
    "not {who}": "不是{who}",
    "{file}: {problem}": "{file}：{problem}",
    "{file} does not show version {version}, which is in force: edit a workbook of that one": (
        "{file}不是现行的第{version}版：请改该版的工作簿"
    ),
    "{file} is of {there} ({begin} to {end}), the scenario is {here} ({first} to {last})": (
        "{file}属于{there}（{begin}至{end}），而方案为{here}（{first}至{last}）"
    ),
}
"""By the English template."""
