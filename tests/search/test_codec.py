"""Numbers and bytes come back as they were written."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from litsite.search.files.bit_codec import (
    BitReader,
    BitWriter,
    ByteReader,
    deflate,
    from_script,
    gap_order,
    golomb,
    inflate,
    limited,
    pack,
    place_bits,
    rice,
    to_script,
    write_varints,
)

PAIRS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 12)), min_size=1)


@given(PAIRS)
def test_exp_golomb_codes_written_at_once_or_one_by_one_are_the_same(
    pairs: list[tuple[int, int]],
) -> None:
    codes, widths = golomb(np.array([v for v, _ in pairs]), np.array([o for _, o in pairs]))
    ends = np.cumsum(widths)
    packed = place_bits(codes, widths, ends - widths, -(-int(ends[-1]) // 8))
    writer = BitWriter()
    for value, order in pairs:
        writer.golomb(value, order)
    assert writer.to_bytes() == packed
    reader = BitReader(packed)
    assert [reader.golomb(order) for _, order in pairs] == [value for value, _ in pairs]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(4, 12)), min_size=1))
def test_rice_codes_come_back(pairs: list[tuple[int, int]]) -> None:
    codes, widths = rice(np.array([v for v, _ in pairs]), np.array([o for _, o in pairs]))
    ends = np.cumsum(widths)
    reader = BitReader(place_bits(codes, widths, ends - widths, -(-int(ends[-1]) // 8)))
    assert [reader.rice(order) for _, order in pairs] == [value for value, _ in pairs]


@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 14)), min_size=1))
def test_limited_codes_come_back_also_from_far_beyond(pairs: list[tuple[int, int]]) -> None:
    codes, widths = limited(np.array([v for v, _ in pairs]), np.array([o for _, o in pairs]))
    assert widths.max() < 63
    ends = np.cumsum(widths)
    reader = BitReader(place_bits(codes, widths, ends - widths, -(-int(ends[-1]) // 8)))
    assert [reader.limited(order) for _, order in pairs] == [value for value, _ in pairs]


@given(st.binary(max_size=300))
def test_bytes_pass_through_a_script(data: bytes) -> None:
    script = to_script("g1", pack(data))
    assert from_script(script) == ("g1", data)
    # What a browser sees: no escape, no second line, no half of a surrogate pair.
    text = script.decode("utf-16")
    assert "\\" not in text and text.count("\n") == 1 and text.count('"') == 4


@given(st.binary(max_size=300), st.lists(st.integers(0, 2**40)))
def test_deflate_and_varints_come_back(data: bytes, numbers: list[int]) -> None:
    assert inflate(deflate(data)) == data
    reader = ByteReader(write_varints(numbers))
    assert [reader.varint() for _ in numbers] == numbers
    assert reader.at_end()


def test_the_order_of_gaps_grows_with_their_mean() -> None:
    assert [gap_order(found, 1000) for found in (0, 1, 2, 10, 100, 400, 600, 1000)] == [
        *(9, 9, 8, 6, 3, 1, 0, 0)
    ]
