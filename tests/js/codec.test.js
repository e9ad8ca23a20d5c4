"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const zlib = require("node:zlib");
const Litsite = require("./load.js");

/** Numbers in a fixed, unordered sequence. */
function* numbers(count) {
  let state = 12345;
  for (let n = 0; n < count; n++) yield (state = (state * 1103515245 + 12345) % 2147483648);
}

test("inflates what zlib deflates, stored, fixed and dynamic blocks alike", () => {
  const texts = ["", "a", "改革".repeat(5000), [...numbers(4000)].join(","), "x".repeat(70000)];
  for (const text of texts) {
    for (const options of [{ level: 0 }, { level: 9 }, { strategy: zlib.constants.Z_FIXED }]) {
      const packed = zlib.deflateRawSync(Buffer.from(text), options);
      assert.equal(Buffer.from(Litsite.inflateSync(packed)).toString(), text);
    }
  }
});

test("says so when a deflate stream ends early", () => {
  const packed = zlib.deflateRawSync(Buffer.from([...numbers(400)].join(",")));
  assert.throws(() => Litsite.inflateSync(packed.subarray(0, 40)), /ends early/);
});

test("reads exp-Golomb and Rice codes at every alignment", () => {
  // As litsite/search/codec.py writes them.
  const golomb = (value, order) => {
    const shifted = value + 2 ** order;
    const bits = shifted.toString(2);
    return "1".repeat(bits.length - 1 - order) + "0" + bits.slice(1);
  };
  const rice = (value, order) =>
    "1".repeat(value >> order) + "0" + (order ? (value % 2 ** order).toString(2).padStart(order, "0") : "");
  const wanted = [...numbers(3000)].map((n, at) => ({ value: n % (at % 7 ? 50 : 200000), order: at % 11 }));
  let bits = "";
  const limited = (value, order) =>
    value < 8 << order ? rice(value, order) : "1".repeat(8) + golomb(value - (8 << order), order + 3);
  for (const { value, order } of wanted) {
    bits += golomb(value, order) + rice(value % 100, order % 8) + limited(value, order);
  }
  const bytes = Uint8Array.from(bits.match(/.{1,8}/g), (byte) => parseInt(byte.padEnd(8, "0"), 2));
  const reader = new Litsite.BitReader(bytes);
  for (const { value, order } of wanted) {
    assert.equal(reader.golomb(order), value);
    assert.equal(reader.rice(order % 8), value % 100);
    assert.equal(reader.limited(order), value);
  }
});

test("computes the same order as the builder", () => {
  const orders = [0, 1, 2, 10, 100, 400, 600, 1000].map((found) => Litsite.gapOrder(found, 1000));
  assert.deepEqual(orders, [9, 9, 8, 6, 3, 1, 0, 0]);
});
