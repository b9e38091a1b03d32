"""The library: what is indexed, what is added to it and removed from it."""

from enum import Enum, unique


@unique
class LibraryText(Enum):
    """(Chinese, English)."""

    LIBRARY_ABOUT = ("回答只引自这里的文章。", "Answers quote these articles, and nothing else.")
    FACT_ARTICLES = ("文章", "Articles")
    FACT_PARAGRAPHS = ("段落", "Paragraphs")
    FACT_FIGURES = ("数字", "Figures")
    FACT_SIZE = ("索引大小", "Index size")
    FACT_ENCODER = ("编码器", "Encoder")
    FACT_BUILT = ("更新于", "Updated")
    ENCODER_SIZE = ("{name}，{dimension} 维", "{name}, {dimension} dim.")
    INDEX_FOLDER = ("索引文件夹 {folder}", "Index folder {folder}")
    BUNDLED = (
        "现在用的是随附的示例文章。上传文章以后，回答就只依据你自己的文库。",
        "These are the bundled sample articles. Once you upload some, answers come from your own library alone.",
    )
    LIBRARY_LOST = ("与问据的连接断了，正在重试…", "The connection to Wenju is lost; trying again…")

    DROP_HERE = ("把文件或文件夹拖到这里", "Drop files or a folder here")
    FORMATS = (
        "Markdown、HTML、TXT、JSON Lines、PDF、DOCX，每个不超过 {megabytes} MB",
        "Markdown, HTML, TXT, JSON Lines, PDF, DOCX, up to {megabytes} MB each",
    )
    CHOOSE_FILES = ("选择文件", "Choose files")
    CHOOSE_FOLDER = ("选择文件夹", "Choose a folder")
    UPLOADING = ("正在上传：{done} / {total} 个文件", "Uploading files: {done} of {total}")
    UPLOAD_QUEUED = ("等待上传", "waiting")
    UPLOAD_SENT = ("已上传", "sent")
    UPLOAD_FAILED = ("没有上传", "not sent")
    UPLOAD_WAITS = (
        "已上传，等进行中的任务结束后加入。",
        "Uploaded; added as soon as the job that runs has ended.",
    )
    UPLOAD_FAULTS = ("{count} 个文件没有上传", "Files that were not uploaded: {count}")
    UPLOAD_STOP = ("停止上传", "Stop uploading")
    UPLOAD_DROP = ("不加入了", "Don't add them")
    UPLOAD_STOPPED = ("已停止，这些文件没有加入。", "Stopped: these files were not added.")
    UPLOAD_OF = ("上传进度：{name}", "Upload of {name}")
    UPLOAD_OF_ALL = ("全部文件的上传进度", "Upload of all files")
    UPLOAD_REFUSED = (
        "这些文件没有加入：上传的内容已经失效，请重新上传。",
        "These files were not added: what was uploaded has expired. Upload them again.",
    )
    UPLOAD_SKIPPED = (
        "文件夹里有 {count} 个文件不是可读的格式，没有上传。",
        "Files of the folder that were not uploaded, for their formats are not read: {count}.",
    )
    UPLOAD_TOO_MANY = (
        "一次最多 {most} 个文件，更多的请用命令 wenju index 加入。",
        "At most {most} files at once; add more with the command wenju index.",
    )

    JOB_ADD = ("加入文章", "Adding articles")
    JOB_REMOVE = ("移除文章", "Removing articles")
    JOB_REINDEX = ("重新索引", "Re-indexing")
    JOB_REBUILD = ("全部重建", "Rebuilding everything")
    STAGE_BEGIN = ("准备中…", "Getting ready…")
    STAGE_WAIT = (
        "等另一个程序（wenju index）写完索引…",
        "Waiting for another program (wenju index) that writes to the index…",
    )
    STAGE_KEEP = ("保存文件", "Keeping files")
    STAGE_FIND = ("查找文件", "Finding files")
    STAGE_READ = ("读取文章", "Reading articles")
    STAGE_FIGURES = ("提取数字", "Extracting figures")
    STAGE_LEARN = ("学习词语", "Learning words")
    STAGE_INDEX = ("建立索引", "Indexing")
    STAGE_SAVE = ("写入索引", "Saving the index")
    STAGE_CANCEL = ("正在取消…", "Cancelling…")
    CANCEL_JOB = ("取消任务", "Cancel")
    JOB_DONE = ("{job}：{summary}。", "{job}: {summary}.")
    JOB_CANCELLED = ("{job}：已取消，文库没有变化。", "{job}: cancelled. The library is as it was.")
    JOB_INTERRUPTED = (
        "{job}：已取消，文库没有变化；再次开始会从中断处继续。",
        "{job}: cancelled. The library is as it was; started again, it goes on from there.",
    )
    JOB_UNUSABLE = (
        "{job}：没有完成。索引由另一个编码器或版本建成，或已损坏；请在命令行运行 wenju index --rebuild。",
        "{job}: not done. Another encoder or version made the index, or it is damaged: run wenju index --rebuild.",
    )
    JOB_DISK = (
        "{job}：没有完成。文件写不进去或读不出来，请检查磁盘空间和权限。",
        "{job}: not done. A file can't be written or read; check the disk's space and permissions.",
    )
    JOB_UNKNOWN = (
        "{job}：没有完成，文库没有变化。原因在服务器的日志里（任务 {number}）。",
        "{job}: not done. The library is as it was; the server's log has the cause (job {number}).",
    )
    JOB_NOT_BEGUN = ("另一项任务正在进行，等它结束后再试。", "Another job runs; try again when it has ended.")
    SUMMARY_ADDED = ("新增 {count} 篇", "{count} added")
    SUMMARY_UPDATED = ("更新 {count} 篇", "{count} updated")
    SUMMARY_REMOVED = ("移除 {count} 篇", "{count} removed")
    SUMMARY_UNCHANGED = ("{count} 篇没有变化", "{count} unchanged")
    SUMMARY_THERE = ("{count} 个文件已在文库中", "files there already: {count}")
    SUMMARY_FAILED = ("{count} 个文件有问题", "files with faults: {count}")
    SUMMARY_NOTHING = ("没有变化", "nothing changed")
    SUMMARY_COMMA = ("，", ", ")

    FILE_UNDER_WAY = ("处理中", "under way")
    FILE_THERE = ("已在文库中", "there already")
    FILE_FAILED = ("没有加入", "not added")
    FILE_UNREAD = ("没有读成", "not read")
    FILE_KEPT_AS = ("存为 {name}（已有内容不同的同名文件）", "kept as {name} (another file has its name)")
    FILE_LINE = ("第 {line} 行：{reason}", "line {line}: {reason}")
    FILE_MORE_REASONS = ("另有 {count} 处", "{count} more")
    FILES_MORE = ("另有 {count} 个文件", "more files: {count}")
    WHY_SUFFIX = ("不是可读的格式", "not a format that is read")
    WHY_EMPTY = ("文件是空的", "the file is empty")
    WHY_LARGE = ("文件太大，请拆开或改用 JSON Lines", "too large; split it or use JSON Lines")
    WHY_LOST = ("上传的内容已经失效，请重新上传", "what was uploaded has expired; upload it again")
    WHY_GONE = ("原文件不在了；它的文章还在文库里，不要的话请移除", "the file is gone; its articles stay until removed")
    WHY_FORBIDDEN = ("没有读取权限", "no permission to read it")
    WHY_BINARY = ("不是文本，或编码无法识别；请另存为 UTF-8", "no text, or in an unknown charset; save it as UTF-8")
    WHY_LOCKED = ("PDF 有密码，请另存为没有密码的", "the PDF has a password; save it without")
    WHY_SCANNED = (
        "PDF 里没有文字，可能是扫描件；请先做文字识别",
        "no text in the PDF, probably scanned; run OCR first",
    )
    WHY_BROKEN = ("文件已损坏，打不开", "the file is broken")
    WHY_BLANK = ("里面没有正文", "there is no text in it")
    WHY_NOT_JSON = ("不是 JSON 对象", "not a JSON object")
    WHY_NO_FIELD = ("缺少 text 或 paragraphs 字段", "no “text” and no “paragraphs”")
    WHY_OTHER = ("读不了：{detail}", "can't be read: {detail}")
    WHY_CONNECTION = ("连接断了", "the connection was lost")

    SEARCH_ARTICLES = ("按标题、来源或编号查找", "Find by title, publisher or id")
    COLUMN_TITLE = ("标题", "Title")
    COLUMN_PUBLISHER = ("来源", "Publisher")
    COLUMN_DATE = ("日期", "Date")
    ARTICLE_LIST = ("文章列表", "List of articles")
    ROW_PARAGRAPHS = ("{count} 段", "paragraphs: {count}")
    ROW_FIGURES = ("{count} 个数字", "figures: {count}")
    UPLOADED = ("上传", "uploaded")
    SELECT_PAGE = ("选中本页全部文章", "Select all articles of this page")
    SELECT_ARTICLE = ("选中：{title}", "Select: {title}")
    REMOVE_ARTICLE = ("移除：{title}", "Remove: {title}")
    REMOVE_SELECTED = ("移除所选 {count} 篇", "Remove {count} selected")
    CLEAR_SELECTION = ("取消选择", "Clear selection")
    ARTICLE_RANGE = ("{first}–{last}，共 {total} 篇", "{first}–{last} of {total}")
    PREVIOUS_PAGE = ("上一页", "Previous page")
    NEXT_PAGE = ("下一页", "Next page")
    NONE_FOUND = ("没有符合的文章。", "No article matches.")
    NONE_YET = ("文库里还没有文章。从上面加入文件吧。", "The library holds no articles yet. Add files above.")

    REMOVE_ONE = ("移除这篇文章？", "Remove this article?")
    REMOVE_SEVERAL = ("移除这 {count} 篇文章？", "Remove these {count} articles?")
    REMOVE_MORE = ("……等 {count} 篇", "… and others, {count} in all")
    REMOVE_ABOUT = (
        "它们不再用来回答问题。原文件不会改动，重新索引会把它们带回来；在这里上传的文件会一并删除。",
        "They answer no questions any more. Their files stay as they are, and re-indexing brings them back; files "
        "that were uploaded here are deleted along with them.",
    )
    REMOVE_NOW = ("移除", "Remove")
    DIALOG_CANCEL = ("取消", "Cancel")
    REINDEX = ("重新索引", "Re-index")
    REINDEX_CHANGED = ("只读有变化的文件", "Read the files that changed")
    REINDEX_CHANGED_ABOUT = (
        "从文件里消失的文章会移除，在这里移除过的会回来。",
        "Articles that left their file go; those that were removed here come back.",
    )
    REINDEX_ALL = ("全部重读并重建", "Read all files and build anew")
    REINDEX_ALL_ABOUT = (
        "升级以后用：让新的读法用于所有文章。文章多时要几分钟。",
        "After an upgrade, so that new ways of reading reach all articles. Many articles take minutes.",
    )
    REINDEX_MEANWHILE = ("进行中仍可照常提问。", "Questions are answered as usual meanwhile.")
    REINDEX_NOW = ("开始", "Start")
