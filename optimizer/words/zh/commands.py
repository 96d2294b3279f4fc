"""Chinese for what commands say: arguments, plan files, the output folder, planning."""

from __future__ import annotations

from collections.abc import Mapping

_ARGUMENTS = {
    "{path} holds routes, not a roster": "{path} 是路线计划，不是值班表",
    "{path} holds a roster, not routes": "{path} 是值班表，不是路线计划",
    "version {version}": "第{version}版",
    "should be one roster and perhaps its routes, but there are {n} files": (
        "应为一个值班表，可再加其路线，但给出了{n}个文件"
    ),
    "--from {text}: should be a date from {first} to {last}": (
        "--from {text}：应为{first}至{last}之间的日期"
    ),
    "--now {text}: should be a time like 2023-10-16T08:00": (
        "--now {text}：应为时刻，如 2023-10-16T08:00"
    ),
    "--now {text}: the plan has ended by then, on {last}": ("--now {text}：届时计划已于{last}结束"),
    "{path}: {problem}": "{path}：{problem}",
    "{path}: cannot be read ({why})": "{path}：无法读取（{why}）",
    "interrupted; the files are in {path}": "已中断，文件已写入 {path}",
    "the answer cannot be written ({why})": "结果无法输出（{why}）",
}

_WRITING = {
    "{path} is a file, not a folder": "{path} 是文件，不是文件夹",
    "{path} is a folder where a file should go": "{path} 是文件夹，此处应放文件",
    "{path} is damaged: see what is in it": "{path} 已损坏：请查看其内容",
    "{path}: another run is writing there; let it end, or name another folder": (
        "{path}：另一次运行正在写入该文件夹；请等它结束，或另指定文件夹"
    ),
    "{path}: cannot be written ({why})": "{path}：无法写入（{why}）",
    "{name!r} is no path inside the output folder": "{name!r} 不是输出文件夹内的路径",
}

_COVERAGE = {
    "no coverage is measured: the table `points` is empty": "不计算覆盖：points 表是空的",
    "no coverage is measured: there is no hall or service point": ("不计算覆盖：没有大厅或服务点"),
    "{hall} {day} {slot} is no open duty of this scenario": (
        "本方案没有 {hall} {day} {slot} 这个开放的值班"
    ),
    "the van's stay at {place} on {day} is on no planned date": (
        "流动车在 {place} 的停留（{day}）不在计划日期内"
    ),
    "{place} is no visit or standing stop of this scenario": (
        "{place} 不是本方案的上门任务或固定服务点"
    ),
    "the routes are not of this scenario: {violations}": "路线计划不属于本方案：{violations}",
}

_USAGE = {
    "{program}: {problem}": "{program}: {problem}",
    "Missing command.": "缺少命令。",
    "No such command {name!r}.": "没有命令 {name!r}。",
    "No such command {name!r}. Did you mean {words}?": "没有命令 {name!r}，是否应为 {words}？",
    "No such option: {name}": "没有选项 {name}。",
    "No such option: {name} (Possible options: {words})": "没有选项 {name}，可能应为 {words}。",
    "Missing argument {name}.": "缺少参数 {name}。",
    "Missing option {name}.": "缺少选项 {name}。",
    "Option {name!r} requires an argument.": "选项 {name!r} 须带值。",
    "Option {name!r} does not take a value.": "选项 {name!r} 不带值。",
    "Got unexpected extra argument(s) ({words})": "多余的参数 {words}。",
    "Invalid value for {name}.": "{name} 的值有误。",
    "Invalid value for {name}: should be a number.": "{name} 应为数字。",
    "Invalid value for {name}: should be a whole number.": "{name} 应为整数。",
    "Invalid value for {name}: should be at least {n}.": "{name} 不得小于 {n}。",
    "Invalid value for {name}: should be at most {n}.": "{name} 不得大于 {n}。",
    "Invalid value for {name}: should be one of {words}.": "{name} 应为以下之一：{words}。",
    "The command line cannot be understood.": "无法理解此命令行。",
}

_HELP = {
    "Usage: ": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "default": "默认",
    "Show this message and exit.": "显示此说明。",
    "Duty rosters and van routes for service halls.": "便民服务大厅值班表与流动审批车路线。",
    "Every mistake of a scenario, as file:line:column: field: problem (hint).": (
        "列出方案的全部错误：文件:行:列: 字段: 问题 (提示)。"
    ),
    "Plans roster and routes together, measures coverage, writes every report.": (
        "值班表与路线一并计划，计算覆盖，写出全部报告。"
    ),
    "Plans the month's duty roster and writes its reports.": "计划当月值班表并写出报告。",
    "Plans the van's routes and writes their reports.": "计划流动车路线并写出报告。",
    "Measures who is within 15 minutes of something open, by the plans given.": (
        "按所给计划计算居民15分钟内可达服务的情况。"
    ),
    "Checks plans, edited by hand perhaps, against every rule; recomputes what they state.": (
        "按全部规则校核计划（可为手工修改过的），并重新计算其所写的数值。"
    ),
    "A roster and routes given together are also judged as one plan.": (
        "同时给出值班表和路线时，也作为一个整体校核。"
    ),
    "Records plans as handed out: a new version over the one that they were made from.": (
        "将计划登记为已发布：在其所据版本之上的新版本。"
    ),
    "Only what the judge accepts; nothing is recorded when somebody else was quicker.": (
        "只登记通过校核的计划；他人已先发布时不登记。"
    ),
    "Every version that was published of these dates: when, by whom, why, over which.": (
        "这些日期的全部已发布版本：时间、发布人、原因、所据版本。"
    ),
    "With --verify it ends with code 3 if anything in the store is not as it was written.": (
        "加 --verify 时，存储中若有内容与写入时不同，则以退出码3结束。"
    ),
    "The JSON Schema of scenario files, with a description of each field.": (
        "方案文件的 JSON Schema，附各字段说明。"
    ),
    "It is one JSON object in English, whatever is asked for.": "内容始终为一个英文 JSON 对象。",
    "Who could take over a duty, or be at a post: everybody near, with price or reason.": (
        "谁可接替某个值班或到某个岗位：列出附近所有人及其代价或原因。"
    ),
    "Two people swap two duties: every rule is checked, nothing else moves.": (
        "两人调换两个值班：按全部规则校核，其他安排不变。"
    ),
    (
        "It tells what each of them gains or loses; "
        "the new plan is written where it keeps every rule."
    ): "说明两人各自的得失；符合全部规则时写出新计划。",
    "Somebody on a duty, as A or as B.": "某个值班的A角或B角。",
    "What began before stays as it was, as in 2023-10-16T08:00; else nothing is past.": (
        "此前已开始的安排不再变动，如 2023-10-16T08:00；不写则没有已过去的安排。"
    ),
    "The roster, as a file.": "值班表文件。",
    "Writes next month's scenario: what is carried over, what stays, what is to be filled in.": (
        "写出下月方案：结转内容、保留内容和待填写事项。"
    ),
    "This month's roster, and its routes.": "本月的值班表，及其路线。",
    "The next month's folder, not there yet.": "下月方案的文件夹，须尚不存在。",
    "Which duty; or STATION/DATE/HALF, a half-day.": (
        "哪个值班；或岗位的某个半天 STATION/DATE/HALF。"
    ),
    "Whose place: A's or B's.": "接替A角还是B角。",
    "The scenario's folder.": "方案的文件夹。",
    "Rosters and routes, as files.": "值班表和路线的文件。",
    "Lay this change over it.": "叠加此假设。",
    "Repairs a published roster: as few days of as few people as can be change.": (
        "修补已发布的值班表：尽量少改动人日。"
    ),
    "What happened is said by --absent or by what-ifs: absences, bookings, closed halls.": (
        "发生的情况由 --absent 或假设给出：请假、预约、大厅关闭等。"
    ),
    "The roster.json that was handed out.": "已发布的 roster.json。",
    "Somebody is away on these dates; PART is morning or afternoon.": (
        "某人在这些日期不在；PART 为 morning（上午）或 afternoon（下午）。"
    ),
    "Where no State Council notice is known: Mon-Fri.": (
        "没有国务院放假通知时，假定周一至周五为工作日。"
    ),
    "One JSON object on stdout, nothing else.": "标准输出只写一个 JSON 对象。",
    "Language of screens and reports.": "界面和报告的语言。",
    "Say more.": "显示更多内容。",
    "Where the files go.": "输出文件夹。",
    "Seconds at most.": "最多用时（秒）。",
    "What chance begins with.": "随机数的种子。",
    "Same scenario, seed and version: same bytes.": "方案、种子和版本相同，则结果逐字节相同。",
    "The roster.json that was handed out: as few days as can be change.": (
        "已发布的 roster.json：尽量少改动人日。"
    ),
    "What a re-plan's changes are counted from.": "计算改动所依据的已发布 roster.json。",
    "Where plans are kept (or OPTIMIZER_STORE); else in SCENARIO/plans.sqlite.": (
        "计划的存放处（或写入 OPTIMIZER_STORE），不写则为 SCENARIO/plans.sqlite。"
    ),
    "Who publishes; without it who is logged in.": "发布人，不写则为登录用户。",
    "Why, for the record.": "发布原因，记录在案。",
    "The newest version, which is to be replaced.": "将被取代的最新版本。",
    "End with code 3 if the record was changed.": "记录若被改动，则以退出码3结束。",
    "A roster.json: its crews drive.": "roster.json，由其中的车组出车。",
    "Of this JSON file instead.": "改为该 JSON 文件的结构。",
    "A routes.json: the van's stays.": "routes.json，流动车的停留。",
    "The first date.": "首日。",
    "How many dates; without it all.": "天数，不写则为全部。",
}

_HAPPENED = {
    "--absent {text}: should be PERSON:FIRST, PERSON:FIRST..LAST or "
    "PERSON:FIRST..LAST:morning, with dates like 2023-10-16": (
        "--absent {text}：应为 人员:首日、人员:首日..末日 或 人员:首日..末日:morning，"
        "日期形如 2023-10-16"
    ),
    "--absent {text}: ends before it begins": "--absent {text}：末日早于首日",
    "--absent {person}:{first}..{last}: should have a date from {begin} to {end}": (
        "--absent {person}:{first}..{last}：应有{begin}至{end}之间的日期"
    ),
}

COMMANDS: Mapping[str, str] = {
    **_ARGUMENTS,
    **_HAPPENED,
    **_WRITING,
    **_COVERAGE,
    **_USAGE,
    **_HELP,
}
"""What commands say, English to Chinese."""
