"""Chinese for what readers say: files, encodings, YAML, tables, values, what-ifs."""

from __future__ import annotations

from collections.abc import Mapping

_VALUES = {
    "should be a whole number": "应为整数",
    "should be a number": "应为数字",
    "should be yes or no": "应为 yes 或 no",
    "should be yes or no (是 or 否)": "应为 yes 或 no（是 或 否）",
    "should be text in quotes": "应为带引号的文字",
    "should be a group of settings": "应为一组设置",
    "should be a list": "应为列表",
    "is longer than {max_length} characters": "超过 {max_length} 个字符",
    "is below {ge}": "小于 {ge}",
    "is not above {gt}": "应大于 {gt}",
    "is above {le}": "大于 {le}",
    "is not below {lt}": "应小于 {lt}",
    "has fewer than {min_length} entries": "少于 {min_length} 项",
    "has more than {max_length} entries": "多于 {max_length} 项",
    "is no usable value": "不是可用的值",
    "is not one of {options}": "不是以下之一：{options}",
    "is not {option}": "应为 {option}",
    'should be a clock time like "08:30", as quoted text': '应为带引号的时刻，如 "08:30"',
    "is no time of the day (00:00 to 24:00)": "不是一天中的时刻（00:00 至 24:00）",
    'should be a clock time like "08:30:00", as quoted text': ('应为带引号的时刻，如 "08:30:00"'),
    "is no time of a van's day (00:00:00 to 47:59:59)": (
        "不是出车日的时刻（00:00:00 至 47:59:59）"
    ),
    'should be two clock times like "08:30-11:30", as quoted text': (
        '应为带引号的起止时刻，如 "08:30-11:30"'
    ),
    "ends at {end}, before it starts at {start}": "结束于 {end}，早于开始时刻 {start}",
    'should be a date of the calendar like "2023-10-09"': '应为日历上的日期，如 "2023-10-09"',
    "lies outside the years 1950 to 2150": "不在 1950 至 2150 年之间",
    'should be dates and clock times like "2023-10-09..2023-10-13 09:00-11:30"': (
        '应为日期和起止时刻，如 "2023-10-09..2023-10-13 09:00-11:30"'
    ),
    "ends on {last}, before it starts on {first}": "结束于 {last}，早于开始日期 {first}",
    'should be a date like "2023-10-09", perhaps with a time, "16:00"': (
        '应为日期，如 "2023-10-09"，可再加时刻，如 "16:00"'
    ),
}
"""What is wrong with a value; the sentence may begin with the value itself."""

_YAML = {
    'should be settings like "name: value"': '应为形如 "name: value" 的设置',
    "a second document starts here": "此处开始了第二个文档",
    "one file, one document": "一个文件只含一个文档",
    "holds more than {n} values": "含有超过 {n} 个值",
    "anchors and aliases (& and *) are not allowed": "不允许锚点和别名（& 和 *）",
    "tags (!) are not allowed": "不允许标签（!）",
    "is nested deeper than {n} levels": "嵌套超过 {n} 层",
    "a key should be plain text": "键应为普通文字",
    "a key is empty": "键为空",
    "is said twice, first in line {line}": "写了两次，第一次在第 {line} 行",
    "{text} should be quoted text": "{text} 应加引号",
    'write "{text}"': '写作 "{text}"',
    "{value} is no usable number": "{value} 不是可用的数字",
    "{value} should be one line without control characters": "{value} 应为一行，且不含控制字符",
    "the line begins with a tab": "此行以制表符开头",
    "holds {value}, which its number format shows otherwise": "存的是 {value}，显示的却是别的数",
    "format the cell as General or Text, and write what is meant": "请改为常规或文本格式再填写",
    "is hidden": "是隐藏的",
    "show it (clear the filter), or delete it": "请取消隐藏（清除筛选），或将其删除",
    "has a value, and lines indented below it too": "此行已有值，下面却还有缩进的行",
    "is indented otherwise than the lines it belongs to": "此行的缩进与同级各行不一致",
    "indent what belongs together alike": "同级各行请用相同的缩进",
    "{text} has a quotation mark without its pair": "{text} 中的引号不成对",
    'close the quoted text with "': '请以 " 结束引号内的文字',
    "indent it with spaces": "请用空格缩进",
    "found character {c!r} that cannot start any token": "字符 {c!r} 不能在此处开头",
    "mapping values are not allowed here": "此处不能出现“键: 值”",
    "mapping keys are not allowed here": "此处不能出现键",
    "sequence entries are not allowed here": "此处不能出现列表项",
    "could not find expected ':'": "缺少“:”",
    "expected ',' or ']', but got {c!r}": "应为“,”或“]”，却是 {c!r}",
    "expected ',' or '}}', but got {c!r}": "应为“,”或“}}”，却是 {c!r}",
    "expected <block end>, but found {c!r}": "缩进不一致，遇到 {c!r}",
    "expected the node content, but found {c!r}": "此处应有值，却是 {c!r}",
    "found unexpected end of stream": "文件意外结束",
    "found unexpected document separator": "意外的文档分隔符",
    "found unexpected ':'": "意外的“:”",
    "found unknown escape character {c!r}": "未知的转义字符 {c!r}",
    "invalid intendation or unclosed '[' or '{{'": "缩进有误，或“[”“{{”未闭合",
}

_TABLES = {
    "is neither .csv nor .xlsx": "既不是 .csv 也不是 .xlsx",
    "has more than {n} rows": "超过 {n} 行",
    "has more than {n} cells": "超过 {n} 个单元格",
    "is no valid CSV": "不是有效的 CSV",
    'close each quoted cell with " and write a quote inside it as ""': (
        '带引号的单元格须以 " 结束，其中的引号写作 ""'
    ),
    "{text} stands in a column without a header": "{text} 所在的列没有表头",
    "holds a tab or a line break": "含有制表符或换行",
    "separates its cells by {mark}": "以 {mark} 分隔单元格",
    "tab": "制表符",
    'separate them by commas: in Excel or WPS, save it as "CSV UTF-8"': (
        "请用英文逗号分隔：在 Excel 或 WPS 中另存为“CSV UTF-8”"
    ),
    "should name the columns": "应为各列的表头",
    "its columns are {names}": "此表的列为 {names}",
    "{text} stands above the header in row {line}": "{text} 位于第 {line} 行的表头之上",
    "delete the rows above the header": "请删除表头之上的行",
    "is a header again": "又是表头",
    "one header above all rows: delete this row": "表头只在最上面一次：请删除此行",
    "begins a second table": "此处开始了另一个表",
    "one table on a sheet: move it to a file or sheet of its own": (
        "一个工作表只放一个表：请移到单独的文件或工作表"
    ),
    "unknown column": "未知的列",
    "is a second column of this name": "与前面的列同名",
    "missing column {names}": "缺少列 {names}",
    "missing columns {names}": "缺少列 {names}",
    "missing: {names}": "缺少：{names}",
    "is no xlsx file": "不是 xlsx 文件",
    "save it as .xlsx, not .xls": "另存为 .xlsx，不要用 .xls",
    "is no readable xlsx file": "是无法读取的 xlsx 文件",
    "holds the error value {value}": "含有错误值 {value}",
    "correct the formula, or write the value itself": "请改正公式，或直接填写数值",
    "holds a formula without a saved value": "含有公式，但没有保存计算结果",
    "open the file in Excel or WPS and save it, or write the value itself": (
        "请用 Excel 或 WPS 打开并保存，或直接填写数值"
    ),
    "may be UTF-8 or GB18030: the encoding cannot be told": "可能是 UTF-8 或 GB18030：无法判断编码",
    "save it as UTF-8 with a byte order mark (CSV UTF-8 in Excel)": (
        "请另存为带 BOM 的 UTF-8（Excel 中的“CSV UTF-8”）"
    ),
    "has no sheet {name!r}": "没有工作表 {name!r}",
    "unpacks to more than {n} MB": "解压后超过 {n} MB",
    "unpacks to more than {n} times its size": "解压后超过原大小的 {n} 倍",
    "defines XML entities": "定义了 XML 实体",
}

_WHAT_IFS = {
    "there is no what-if {name!r}": "没有假设 {name!r}",
    "is touched twice, by the what-ifs {one!r} and {other!r}": (
        "被假设 {one!r} 和 {other!r} 重复改动"
    ),
    "cannot be set by a what-if": "不能由假设更改",
    "unknown field": "未知的字段",
    "should be one value, or a list of values": "应为一个值或一列值",
    "should have either key or where": "key 和 where 须且只能有一个",
    "{table} has no row {key!r}": "{table} 没有 {key!r} 这一行",
    "no row of {table} matches": "{table} 没有符合条件的行",
    "{text!r} names no field": "{text!r} 没有指明字段",
}

_ROSTERS = {
    "is no valid JSON": "不是有效的 JSON",
    "is nested too deep": "嵌套过深",
    "is not UTF-8 text": "不是 UTF-8 文字",
    "the key {key!r} stands twice in one object": "键 {key!r} 在一个对象中出现两次",
    "{text} is no number of JSON": "{text} 不是 JSON 的数字",
    "a number is too long": "数字过长",
    "names the same thing as a row before": "与前面的行重复",
    "is null beside other_holders": "有 other_holders 时不得为 null",
    "is {seconds}, but {name} is {time} ({told})": "为 {seconds}，而 {name} 为 {time}（{told}）",
    "let both say the same": "两处须一致",
    "is not the crew that a row before names for this van and date": (
        "与前面的行为该车该日所列的车组不同"
    ),
}

FILES: Mapping[str, str] = {
    **_VALUES,
    "{value} {problem}": "{value} {problem}",
    **_YAML,
    **_TABLES,
    **_WHAT_IFS,
    **_ROSTERS,
    "did you mean {word!r}?": "是否应为 {word!r}？",
    "known: {words}": "已知：{words}",
    "several have this name: {ids}": "有几个同名：{ids}",
    "see {where}": "见 {where}",
    "is empty": "为空",
    "is missing": "缺失",
    "unknown setting": "未知的设置",
    "unknown table": "未知的表",
    "unknown table {name!r}": "未知的表 {name!r}",
    "lies outside the scenario folder": "位于方案文件夹之外",
    "is larger than {n} MB": "大于 {n} MB",
    "does not exist": "不存在",
    "the file {name!r} does not exist": "文件 {name!r} 不存在",
    "cannot be read": "无法读取",
    "is no ordinary file but a pipe, a device or a socket": "不是普通文件，而是管道、设备或套接字",
    "cannot be read: {why}": "无法读取：{why}",
    "is UTF-8 text with a damaged character": "是含有损坏字符的 UTF-8 文字",
    "is neither UTF-8, GB18030 nor UTF-16 text": "不是 UTF-8、GB18030 或 UTF-16 文字",
    "save it as UTF-8": "请另存为 UTF-8",
    "there is no folder {name!r}": "没有文件夹 {name!r}",
    "has no rows": "没有任何行",
    "is no table's name": "不是表的名称",
    "or name its file under tables in {file}": "或在 {file} 的 tables 中写明其文件",
    "holds the control character U+{code:04X}": "含有控制字符 U+{code:04X}",
}
"""What readers say, English to Chinese."""
