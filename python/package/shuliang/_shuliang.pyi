"""The types of the native part; its docstrings say the rest."""

from collections.abc import Iterable
from datetime import date as Date
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import Any, Literal, Optional, Protocol, Union, final

_Number = Union[Decimal, Fraction]
_Role = Literal["fact", "condition"]
_Modality = Literal["reported", "target", "estimate"]
_Confidence = Literal["certain", "likely"]
_Bound = Literal["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most"]
_DuplicateKind = Literal["exact", "column_repeat", "contained", "variant", "near", "overlap", "partial", "formula"]
_OffsetUnit = Literal["chars", "bytes", "utf16"]

class _ArrowArray(Protocol):
    """An array that gives itself by the Arrow PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: Optional[object] = None) -> tuple[object, object]: ...

class _ArrowStream(Protocol):
    """A chunked array that gives itself by the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object: ...

_Texts = Union[Iterable[Optional[str]], _ArrowArray, _ArrowStream]
_Ids = Union[Iterable[int], Iterable[str], _ArrowArray, _ArrowStream]

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

__version__: str

class Error(ValueError):
    """A lexicon, a date, a text or an array that cannot be read; the message says which and where."""

@final
class Extractor:
    """Reads facts; made once, used for many texts and from many threads.

    lexicon: rows of your own as TOML with `[[unit]]`, `[[classifier]]` and `[[name]]` tables: a `str` of TOML, or the
    `pathlib.Path` of a file.
    date: the date of the texts, by which 今年 and 去年 are known: "2024", "2024-03", "2024-03-05" or a `datetime.date`.
    offsets: what positions count: "chars" (as `str` does), "bytes" of UTF-8 or "utf16" units.

    Raises `shuliang.Error` where one of them cannot be read, `OSError` where a file cannot.
    """

    def __new__(
        cls,
        lexicon: Union[str, PathLike[str], None] = None,
        date: Union[str, Date, None] = None,
        offsets: _OffsetUnit = "chars",
    ) -> Extractor: ...
    def extract(self, text: str) -> Extraction:
        """Reads the facts of one text. What cannot be read exactly is a warning with its place."""
    def extract_batch(self, texts: Iterable[str]) -> list[Extraction]:
        """Reads many texts on all cores without holding the GIL; the answers stand in the order of the texts."""
    def extract_arrow(self, texts: _Texts, docs: Optional[_Ids] = None) -> FactTable:
        """Reads many texts on all cores into a table, one fact a row, with the id of its document in the column `doc`.

        texts: an Arrow array (of pyarrow, polars, pandas ...) or an iterable of `str` or None; None has no facts.
        docs: an id for each text: an Arrow array of any type, or a list of all `int` or all `str`; by default the texts
        are counted from 0.

        Raises `shuliang.Error` where a text is not UTF-8; `extract_lists` goes on with the others.
        """
    def extract_lists(self, texts: _Texts) -> FactTable:
        """Reads many texts on all cores into a table with one row a text: the lists `facts` and `warnings`, and `error`,
        which says why a text could not be read and is null elsewhere."""

def extract(text: str) -> Extraction:
    """Reads the facts of one text with the default extractor."""

def extract_batch(texts: Iterable[str]) -> list[Extraction]:
    """Reads many texts on all cores without holding the GIL; the answers stand in the order of the texts."""

def extract_arrow(texts: _Texts, docs: Optional[_Ids] = None) -> FactTable:
    """Reads many texts into a table, one fact a row; see `Extractor.extract_arrow`."""

def extract_lists(texts: _Texts) -> FactTable:
    """Reads many texts into a table, one text a row; see `Extractor.extract_lists`."""

def repair(text: str) -> Repaired:
    """Joins the broken paragraphs of a text."""

def duplicates(texts: Iterable[str]) -> list[Repeat]:
    """The passages that stand more than once, within a text or in several, in the order of their later standing."""

@final
class FactTable:
    """Facts as Arrow columns.

    Whatever speaks the Arrow PyCapsule interface takes it as a table, without a copy: `pyarrow.table(facts)`,
    `polars.DataFrame(facts)`, `pandas.DataFrame.from_arrow(facts)`, `duckdb.sql("select * from facts")`.
    """

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
    def __len__(self) -> int:
        """The number of rows."""
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_array__(self, requested_schema: Optional[object] = None) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object: ...

@final
class Extraction:
    """Everything that was read from one text.

    Its objects are made when they are first asked for, so that reading a batch costs no Python time.
    """

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts, in text order."""
    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs after repair, in text order."""
    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """Passages that stand in the text more than once."""
    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What could not be read exactly."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Extraction:
        """What `to_json` wrote."""

@final
class Fact:
    """One statement of how much, how many, how long, what share or which rank."""

    @property
    def quantity(self) -> Quantity:
        """The number and its unit."""
    @property
    def subject(self) -> Optional[Subject]:
        """What is counted or measured."""
    @property
    def predicate(self) -> Optional[Part]:
        """The verb that ties quantity and subject: 改造, 建成, 达到."""
    @property
    def change(self) -> Optional[Change]:
        """A growth or fall that the quantity states: 增长5%, 降至3%."""
    @property
    def per(self) -> Optional[Per]:
        """The denominator: 月 in 每月205元."""
    @property
    def of(self) -> Optional[Part]:
        """The whole that a share is of: 总托位数 in 占总托位数的70%."""
    @property
    def ranked_in(self) -> Optional[Part]:
        """The scope of a rank: 全国 of 总量全国第二."""
    @property
    def time(self) -> Optional[Time]:
        """The time that governs the fact."""
    @property
    def place(self) -> Optional[Place]:
        """The place or body that the fact is about."""
    @property
    def role(self) -> _Role:
        """Whether the quantity is reported ("fact") or only restricts a noun ("condition")."""
    @property
    def modality(self) -> _Modality:
        """Whether it happened ("reported"), is wanted ("target") or is foreseen ("estimate")."""
    @property
    def confidence(self) -> _Confidence:
        """How safe the reading is: "certain" or "likely"."""
    @property
    def paragraph(self) -> int:
        """Index of the paragraph in `Extraction.paragraphs`."""
    @property
    def duplicate(self) -> bool:
        """Whether the fact stands in a passage printed again."""
    @property
    def duplicate_of(self) -> Optional[int]:
        """Index in `Extraction.facts` of the fact that this one repeats."""
    @property
    def rule(self) -> str:
        """The rule that tied the subject."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Fact:
        """What `to_json` wrote."""

@final
class Quantity:
    """A number with its unit and bound."""

    @property
    def text(self) -> str:
        """As printed, white space dropped: 8.5万余名."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    @property
    def value(self) -> Optional[Union[_Number, tuple[_Number, ...]]]:
        """The exact number with magnitudes multiplied out: a Decimal that keeps its written precision, a Fraction
        (1/3), a tuple for the parts of a ratio or product. None for a range."""
    @property
    def min(self) -> Optional[_Number]:
        """The lower end of a range."""
    @property
    def max(self) -> Optional[_Number]:
        """The upper end of a range."""
    @property
    def unit(self) -> str:
        """The unit as written, without its magnitude; empty where none is written."""
    @property
    def bound(self) -> _Bound:
        """How the number bounds the amount: "exact", "about", "nearly", "more_than", "at_least", "less_than",
        "at_most"."""
    @property
    def kind(self) -> str:
        """The kind of quantity: "count", "money", "percent", "length" ..."""
    @property
    def base(self) -> Optional[Base]:
        """The value in the SI base unit, or the currency code."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Quantity:
        """What `to_json` wrote."""

@final
class Base:
    """A quantity in the SI base unit, or money with its code."""

    @property
    def value(self) -> Optional[_Number]:
        """The exact value; None for a range."""
    @property
    def unit(self) -> str:
        """The SI base unit (m2) or the ISO 4217 code (CNY)."""
    @property
    def ucum(self) -> Optional[str]:
        """The UCUM code of that unit, None for money."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Base:
        """What `to_json` wrote."""

@final
class Part:
    """A stretch of the text, white space dropped."""

    @property
    def text(self) -> str:
        """As printed."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Part:
        """What `to_json` wrote."""

@final
class Subject:
    """What is counted or measured."""

    @property
    def text(self) -> str:
        """The noun phrase."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    @property
    def carried(self) -> bool:
        """Whether the noun stands in an earlier clause and was carried over."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Subject:
        """What `to_json` wrote."""

@final
class Change:
    """A growth or fall."""

    @property
    def direction(self) -> Literal["up", "down"]:
        """"up" or "down"."""
    @property
    def extent(self) -> Literal["by", "to"]:
        """"by" so much (增长5%), or "to" so much (增至5%)."""
    @property
    def basis(self) -> Optional[str]:
        """What it is compared with: 同比, 比上年."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Change:
        """What `to_json` wrote."""

@final
class Per:
    """The denominator of a rate."""

    @property
    def text(self) -> str:
        """月, 千人口, 平方米."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Per:
        """What `to_json` wrote."""

@final
class Time:
    """A time expression."""

    @property
    def text(self) -> str:
        """As printed."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    @property
    def iso(self) -> Optional[str]:
        """An ISO 8601 date or interval (2021/2025), None where it cannot be known."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Time:
        """What `to_json` wrote."""

@final
class Place:
    """A place or body."""

    @property
    def text(self) -> str:
        """As printed."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    @property
    def resolved(self) -> Optional[str]:
        """The named place that 全市 stands for, None where it cannot be known."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Place:
        """What `to_json` wrote."""

@final
class Paragraph:
    """A paragraph after repair."""

    @property
    def kind(self) -> str:
        """"body", "heading", "list_item", "byline", "dateline", "caption", "page_number", "running_head",
        "table_row"."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    @property
    def joins(self) -> tuple[Join, ...]:
        """Where broken pieces were joined."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Paragraph:
        """What `to_json` wrote."""

@final
class Join:
    """A place where two pieces of a broken paragraph were joined."""

    @property
    def start(self) -> int:
        """First character of the white space (or repeated text) that was dropped."""
    @property
    def end(self) -> int:
        """Character where the text goes on."""
    @property
    def tier(self) -> Literal["certain", "likely", "weak"]:
        """How safe the join is: "certain", "likely", "weak"."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Join:
        """What `to_json` wrote."""

@final
class Duplicate:
    """A passage that stands in the text a second time."""

    @property
    def kind(self) -> _DuplicateKind:
        """How the two are alike: "exact", "column_repeat", "contained", "variant", "near", "overlap", "partial",
        "formula"."""
    @property
    def first(self) -> Passage:
        """The first standing."""
    @property
    def again(self) -> Passage:
        """The later standing."""
    @property
    def similarity(self) -> float:
        """One minus edit distance over the longer length, from 0 to 1, of the normalised passages."""
    @property
    def numbers_equal(self) -> bool:
        """Whether both hold the same numbers with the same units, in the same order."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Duplicate:
        """What `to_json` wrote."""

@final
class Passage:
    """One standing of a duplicated passage."""

    @property
    def paragraph(self) -> int:
        """Index of the paragraph in `Extraction.paragraphs`."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Passage:
        """What `to_json` wrote."""

@final
class Warning:
    """Something that could not be read exactly."""

    @property
    def message(self) -> str:
        """What and why."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Warning:
        """What `to_json` wrote."""

@final
class Repaired:
    """A text with its broken paragraphs joined."""

    @property
    def paragraphs(self) -> tuple[RepairedParagraph, ...]:
        """The paragraphs in reading order."""
    @property
    def text(self) -> str:
        """The whole text, one paragraph a line, no line end behind the last."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Repaired:
        """What `to_json` wrote."""

@final
class RepairedParagraph:
    """A paragraph after repair."""

    @property
    def kind(self) -> str:
        """"body", "heading", "list_item", "byline", "dateline", "caption", "page_number", "running_head",
        "table_row"."""
    @property
    def text(self) -> str:
        """The letters of the text from `start` to `end`, without what the joins dropped."""
    @property
    def start(self) -> int:
        """First character in the text that was given."""
    @property
    def end(self) -> int:
        """Character after the last."""
    @property
    def joins(self) -> tuple[Join, ...]:
        """Where broken pieces were joined."""
    @property
    def map(self) -> tuple[Stretch, ...]:
        """Where the characters of `text` stand in the text that was given."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> RepairedParagraph:
        """What `to_json` wrote."""

@final
class Stretch:
    """Characters of a repaired paragraph that stand unchanged in the text that was given."""

    @property
    def start(self) -> int:
        """First character in the paragraph's text."""
    @property
    def source(self) -> int:
        """First character in the text that was given."""
    @property
    def len(self) -> int:
        """The number of characters."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Stretch:
        """What `to_json` wrote."""

@final
class Repeat:
    """A passage of a collection that stands a second time."""

    @property
    def kind(self) -> _DuplicateKind:
        """How the two are alike: "exact", "column_repeat", "contained", "variant", "near", "overlap", "partial",
        "formula"."""
    @property
    def first(self) -> Standing:
        """The first standing."""
    @property
    def again(self) -> Standing:
        """The later standing."""
    @property
    def similarity(self) -> float:
        """One minus edit distance over the longer length, from 0 to 1, of the normalised passages."""
    @property
    def numbers_equal(self) -> bool:
        """Whether both hold the same numbers with the same units, in the same order."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Repeat:
        """What `to_json` wrote."""

@final
class Standing:
    """Where a passage of a collection stands."""

    @property
    def document(self) -> int:
        """Index of the text."""
    @property
    def paragraph(self) -> int:
        """Index of the paragraph in the text."""
    @property
    def start(self) -> int:
        """First character in the text."""
    @property
    def end(self) -> int:
        """Character after the last."""
    def to_dict(self) -> dict[str, Any]:
        """The fields as a dict, with values as JSON has them: numbers of facts are strings."""
    def to_json(self) -> str:
        """The fields as JSON."""
    @staticmethod
    def from_json(json: str) -> Standing:
        """What `to_json` wrote."""
