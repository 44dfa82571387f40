"""Facts, their values and places, and how an extractor is set up."""

import copy
import datetime
import json
import pickle
import threading
from decimal import Decimal
from fractions import Fraction

import pytest

import shuliang

TEXT = "去年，𠮷安市新建桥梁3座，改造危房1.20万余间；公交占比为1/3，耗时3至5天。"


def quantity(text):
    return shuliang.extract(text).facts[0].quantity


def test_a_fact_has_its_parts():
    fact = shuliang.extract("累计修缮老旧桥梁及涵洞316处。").facts[0]
    assert (fact.quantity.text, fact.quantity.unit, fact.quantity.kind) == ("316处", "处", "count")
    assert (fact.subject.text, fact.subject.carried, fact.predicate.text) == ("老旧桥梁及涵洞", False, "修缮")
    assert fact.change is None and fact.role == "fact" and fact.modality == "reported"


def test_positions_count_characters():
    for fact in shuliang.extract(TEXT).facts:
        for part in [fact.quantity, fact.subject, fact.predicate, fact.time, fact.place]:
            assert part is None or part is fact.subject and part.carried or TEXT[part.start : part.end] == part.text


@pytest.mark.parametrize("offsets, start", [("chars", 10), ("bytes", 31), ("utf16", 11)])
def test_positions_count_what_is_asked_for(offsets, start):
    assert shuliang.Extractor(offsets=offsets).extract(TEXT).facts[0].quantity.start == start


def test_values_are_exact_numbers():
    values = [fact.quantity.value for fact in shuliang.extract(TEXT).facts]
    assert values == [Decimal(3), Decimal(12000), Fraction(1, 3), None]
    assert (quantity("耗时3至5天。").min, quantity("耗时3至5天。").max) == (Decimal(3), Decimal(5))
    assert str(quantity("增长41.90%。").value) == "41.90"
    assert quantity("面积为20×30米。").value == (Decimal(20), Decimal(30))
    base = quantity("修路5公里。").base
    assert (base.value, base.unit, base.ucum) == (Decimal(5000), "m", "m")


def test_a_number_beyond_reach_is_a_warning_with_its_place():
    text = f"耗资{'9' * 60}元。"
    warning = shuliang.extract(text).warnings[0]
    assert text[warning.start : warning.end].startswith("999")


def test_a_batch_answers_in_order(articles):
    texts = list(articles.values())
    assert shuliang.extract_batch(texts) == [shuliang.extract(text) for text in texts]
    assert shuliang.extract_batch(iter([])) == []


def test_a_batch_lets_other_threads_run(articles):
    texts = list(articles.values()) * 20
    beats, done = [], threading.Event()

    def beat():
        while not done.is_set():
            beats.append(1)
            done.wait(0.0001)

    thread = threading.Thread(target=beat)
    thread.start()
    before = len(beats)
    shuliang.extract_batch(texts)
    during = len(beats) - before
    done.set()
    thread.join()
    # Were the GIL held, the thread would have to wait for the whole batch and could beat only around it.
    assert during > 3


def test_what_is_no_text_is_named():
    with pytest.raises(TypeError, match="text 1 is no str but NoneType"):
        shuliang.extract_batch(["3座", None])
    with pytest.raises(TypeError, match="not one str"):
        shuliang.extract_batch("3座")
    with pytest.raises(shuliang.Error, match="text 1: .*surrogates not allowed"):
        shuliang.extract_batch(["3座", "3\udcff座"])
    with pytest.raises(UnicodeEncodeError):
        shuliang.extract("3\udcff座")


def test_a_lexicon_adds_words(tmp_path):
    toml = '[[classifier]]\nform = "驮"\n'
    file = tmp_path / "own.toml"
    file.write_text(toml, "utf-8")
    for lexicon in [toml, file]:
        assert shuliang.Extractor(lexicon=lexicon).extract("运送茶叶30驮。").facts[0].quantity.unit == "驮"


def test_what_is_wrong_with_a_lexicon_is_said(tmp_path):
    with pytest.raises(shuliang.Error, match="the lexicon cannot be read"):
        shuliang.Extractor(lexicon="[[unit")
    with pytest.raises(shuliang.Error, match="twice"):
        shuliang.Extractor(lexicon='[[classifier]]\nform = "座"\n')
    file = tmp_path / "bad.toml"
    file.write_text("[[unit", "utf-8")
    with pytest.raises(shuliang.Error, match="bad.toml: the lexicon cannot be read"):
        shuliang.Extractor(lexicon=file)
    with pytest.raises(FileNotFoundError, match="missing.toml"):
        shuliang.Extractor(lexicon=tmp_path / "missing.toml")


@pytest.mark.parametrize("date", ["2024-03-05", datetime.date(2024, 3, 5), datetime.datetime(2024, 3, 5, 12)])
def test_a_date_dates_what_is_relative(date):
    extraction = shuliang.Extractor(date=date).extract("去年，全市新建公厕15座。")
    assert extraction.facts[0].time.iso == "2023"


def test_a_wrong_setting_is_named():
    with pytest.raises(shuliang.Error, match='"May" is not an ISO 8601 date'):
        shuliang.Extractor(date="May")
    with pytest.raises(ValueError, match='not "letters"'):
        shuliang.Extractor(offsets="letters")


def test_an_extractor_is_pickled():
    extractor = shuliang.Extractor(lexicon='[[classifier]]\nform = "驮"\n', date="2024", offsets="bytes")
    again = pickle.loads(pickle.dumps(extractor))
    text = "去年运送茶叶30驮。"
    assert again.extract(text) == extractor.extract(text) != shuliang.extract(text)
    assert repr(again) == "Extractor(lexicon=..., date='2024', offsets='bytes')"


def test_everything_read_is_pickled_and_copied(articles):
    for text in articles.values():
        extraction = shuliang.extract(text)
        assert pickle.loads(pickle.dumps(extraction)) == extraction
        assert copy.deepcopy(extraction) == extraction
        for item in [*extraction.facts, *extraction.paragraphs, *extraction.duplicates]:
            assert pickle.loads(pickle.dumps(item)) == item


def test_an_error_is_pickled():
    error = pickle.loads(pickle.dumps(shuliang.Error("why")))
    assert isinstance(error, shuliang.Error) and str(error) == "why"


def test_a_dict_is_the_json():
    extraction = shuliang.extract(TEXT)
    assert extraction.to_dict() == json.loads(extraction.to_json())
    assert extraction.to_dict()["facts"][0] == extraction.facts[0].to_dict()
    assert shuliang.Extraction.from_json(extraction.to_json()) == extraction
    with pytest.raises(shuliang.Error, match="column"):
        shuliang.Fact.from_json("{")


def test_objects_show_their_fields():
    fact = shuliang.extract("新建桥梁3座。").facts[0]
    assert repr(fact.predicate) == "Part(text='新建', start=0, end=2)"
    assert "value=Decimal('3')" in repr(fact)
    assert repr(shuliang.extract("新建桥梁3座。")) == "<Extraction: facts 1, paragraphs 1, duplicates 0, warnings 0>"
    with pytest.raises(AttributeError):
        fact.rule = "mine"


def test_objects_are_made_once():
    extraction = shuliang.extract(TEXT)
    assert extraction.facts is extraction.facts


def test_repaired_text_leads_back():
    text = "　　今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68\n\n万方，新添水泵7台。"
    paragraph = shuliang.repair(text).paragraphs[0]
    assert "4.68万方" in paragraph.text
    assert text[paragraph.start : paragraph.end].replace("\n", "") == paragraph.text
    for stretch in paragraph.map:
        there = text[stretch.source : stretch.source + stretch.len]
        assert there == paragraph.text[stretch.start : stretch.start + stretch.len]
    assert sum(stretch.len for stretch in paragraph.map) == len(paragraph.text)
    join = paragraph.joins[0]
    assert (text[join.start : join.end], join.tier) == ("\n\n", "certain")


def test_repeats_lead_to_both_places():
    monday = "河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。"
    tuesday = f"昨日消息。\n\n{monday}"
    (repeat,) = shuliang.duplicates([monday, tuesday])
    assert (repeat.kind, repeat.numbers_equal, repeat.first.document, repeat.again.document) == ("exact", True, 0, 1)
    assert tuesday[repeat.again.start : repeat.again.end] == monday
    assert pickle.loads(pickle.dumps(repeat)) == repeat
