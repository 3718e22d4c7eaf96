"""Every rule in the models is stamped with its years and has a source."""

import pytest

from vbc.rule_years import RULES, rule_stamp
from vbc.sources import SOURCES


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_section_years_and_a_source(name):
    rule = RULES[name]
    assert rule.source in SOURCES and "20" in rule.years and ("CFR" in rule.where or "USC" in rule.where)
    assert rule_stamp(name) == f"{rule.where}, {rule.years}"


def test_an_unknown_rule_is_refused():
    with pytest.raises(ValueError, match=r"^name must be one of savings rates"):
        rule_stamp("track 1")
