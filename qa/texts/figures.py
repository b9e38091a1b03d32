"""The list of figures, its filters and its chart."""

from enum import Enum, unique


@unique
class FiguresText(Enum):
    """(Chinese, English)."""

    FIGURES_ABOUT = ("从 {articles} 篇文章里读出 {figures} 个数字", "{figures} figures out of {articles} articles")
    FIGURES_NONE = (
        "文库里还没有数字。放进文章后，其中的金额、户数、增速等会列在这里。",
        "There are no figures yet. Once articles are in the library, their amounts, counts and rates are listed here.",
    )
    FIGURES_TABLE = ("数字列表", "List of figures")
    CSV = ("下载 CSV", "Download CSV")
    CSV_BOUND = ("下载筛选出的全部数字，最多 {bound} 行", "Download all that pass the filters, {bound} rows at most")
    CSV_DONE = ("已下载 {rows} 行。", "{rows} rows downloaded.")
    CSV_CUT = (
        "已下载前 {rows} 行；后面还有，可以再加筛选条件。",
        "The first {rows} rows downloaded; there are more. Add a filter to narrow them down.",
    )

    FIGURES_FILTER = ("筛选数字", "Filter figures")
    FIGURES_SUBJECT = ("主体", "Subject")
    FIGURES_SUBJECT_HINT = ("机构、地区、产品…", "Bank, place, product…")
    FIGURES_METRIC = ("指标", "Measure")
    FIGURES_METRIC_HINT = ("贷款余额、增速…", "Balance, growth…")
    FIGURES_KIND = ("类型", "Kind")
    FIGURES_PUBLISHER = ("来源", "Publisher")
    FIGURES_ANY = ("全部", "All")
    FIGURES_SINCE = ("时期，从", "Period, from")
    FIGURES_UNTIL = ("到", "until")
    FIGURES_MORE = ("更多", "More")
    FIGURES_CHIP = ("{name}：{value}", "{name}: {value}")
    FIGURES_CLEAR = ("清除全部", "Clear all")
    FIGURES_TRY = ("可以画图的指标", "Measures to chart")

    KIND_AMOUNT = ("金额", "amount")
    KIND_COUNT = ("数量", "count")
    KIND_SHARE = ("占比", "share")
    KIND_GROWTH = ("增减幅", "growth")
    KIND_RATE = ("比率", "rate")
    KIND_DURATION = ("时长", "duration")
    KIND_RANK = ("排名、次序", "rank")
    KIND_MULTIPLE = ("倍数", "multiple")
    KIND_MEASURE = ("计量", "measure")

    FIGURES_VALUE = ("数值", "Value")
    FIGURES_PERIOD = ("时期", "Period")
    FIGURES_SOURCE = ("出处、日期", "Source, date")
    FIGURES_OPEN = ("打开原文：{title}，第{paragraph}段", "Open: {title}, paragraph {paragraph}")
    FIGURES_COUNT = ("共 {total} 条", "{total} rows")
    FIGURES_BOUND = (
        "超过 {total} 条，列出前 {total} 条；再加筛选条件可以缩小范围。",
        "More than {total} rows, the first {total} listed; add a filter to narrow them down.",
    )
    FIGURES_LOADING = ("正在查找…", "Looking…")
    FIGURES_EMPTY = ("没有符合这些条件的数字。", "No figure passes these filters.")
    FIGURES_LOST = ("没能取到数字，与问据的连接断了。", "The figures didn't come: the connection to Wenju is lost.")
    FIGURES_RETRY = ("重试", "Try again")
    FIGURES_PAGES = ("翻页", "Pages")
    FIGURES_PREVIOUS = ("上一页", "Previous")
    FIGURES_NEXT = ("下一页", "Next")
    FIGURES_PAGE = ("第 {page} / {pages} 页", "Page {page} of {pages}")

    CHART = ("图表", "Chart")
    CHART_MEASURE = ("画图的指标", "Measure to chart")
    CHART_WAY = ("比较方式", "Compare")
    CHART_TIME = ("随时间", "Over time")
    CHART_SUBJECTS = ("按主体", "Across subjects")
    CHART_ANY_MEASURE = ("各项含“{words}”的指标", "All measures with “{words}”")
    CHART_OPTION = ("{name}（{unit}，{values} 个值）", "{name} ({unit}, {values} values)")
    CHART_TIME_LABEL = (
        "{measure}（{unit}）随时间的变化：{subjects}。共 {points} 个值，从 {first} 到 {last}。各值列在下面的表里。",
        "{measure} ({unit}) over time: {subjects}. {points} values from {first} to {last}, listed in the table below.",
    )
    CHART_SUBJECTS_LABEL = (
        "各主体最新的{measure}（{unit}），从高到低：{subjects}。各值列在下面的表里。",
        "Newest {measure} ({unit}) of each subject, highest first: {subjects}. The table below lists the values.",
    )
    CHART_POWERS = ("{unit}（对数刻度）", "{unit} (logarithmic scale)")
    CHART_POINT = ("{subject}：{value}，{when}。{source}", "{subject}: {value}, {when}. {source}")
    CHART_TIME_NOTE = (
        "横轴是数字所属时期的最后一天；没写时期的，用文章日期。点一下打开原文。",
        "Across: the last day of the period; without one, the day of the article. Click a point to open its paragraph.",
    )
    CHART_SUBJECTS_NOTE = (
        "每个主体只画最新的一个值，日期可能不同。点一下打开原文。",
        "The newest value of each subject; their days may differ. Click a bar to open its paragraph.",
    )
    CHART_LEFT_OUT = ("另有 {count} 个主体没有画出。", "{count} more subjects are not drawn.")
