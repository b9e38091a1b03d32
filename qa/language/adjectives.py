"""Adjectives of degree, as a pattern: what one thing may be more than another. Knows nothing of what is compared."""

# 增大 and 增长 say what happened to a thing; the 长 of 行长 and 局长 is a title.
_DEGREE = "(?<![增生成减提扩缩升])[大高多快低小少短慢强重轻]"
_LONG = "(?<![增生成行局部院校会事组处科司厅省市县区])长"
ADJECTIVE = f"(?:{_DEGREE}|{_LONG})"
"""高 of 谁的余额更高, 多 of 科技支行多还是文化支行多."""
