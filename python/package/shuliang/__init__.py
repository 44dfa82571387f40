"""Mines quantity facts from Chinese text: how much, in what unit, of what, by which verb, when and where.

>>> import shuliang
>>> fact = shuliang.extract("累计修缮老旧桥梁及涵洞316处。").facts[0]
>>> fact.quantity.value, fact.quantity.unit, fact.subject.text, fact.predicate.text
(Decimal('316'), '处', '老旧桥梁及涵洞', '修缮')

Positions count characters, as `str` does. `shuliang.spark` reads columns of Spark.
"""

from ._shuliang import (
    Base,
    Change,
    Duplicate,
    Error,
    Extraction,
    Extractor,
    Fact,
    FactTable,
    Join,
    Paragraph,
    Part,
    Passage,
    Per,
    Place,
    Quantity,
    Repaired,
    RepairedParagraph,
    Repeat,
    Standing,
    Stretch,
    Subject,
    Time,
    Warning,
    __version__,
    duplicates,
    extract,
    extract_arrow,
    extract_batch,
    extract_lists,
    repair,
)

__all__ = [
    "Base",
    "Change",
    "Duplicate",
    "Error",
    "Extraction",
    "Extractor",
    "Fact",
    "FactTable",
    "Join",
    "Paragraph",
    "Part",
    "Passage",
    "Per",
    "Place",
    "Quantity",
    "Repaired",
    "RepairedParagraph",
    "Repeat",
    "Standing",
    "Stretch",
    "Subject",
    "Time",
    "Warning",
    "__version__",
    "duplicates",
    "extract",
    "extract_arrow",
    "extract_batch",
    "extract_lists",
    "repair",
]
