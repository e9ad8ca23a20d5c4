"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const PADDING = 8; // so that a reader may look past the end

  const LEAD = 0x0001; // before a unit that no string can hold
  const FLIP = 0x8000;

  /** The bytes inside a script's string: two a code unit (bit_codec.py). */
  Litsite.unpack = function (size, text) {
    const bytes = new Uint8Array(size + PADDING);
    let at = 0;
    for (let index = 0; at < size; index++) {
      let unit = text.charCodeAt(index);
      if (unit === LEAD) unit = text.charCodeAt(++index) ^ FLIP;
      bytes[at++] = unit & 255;
      bytes[at++] = unit >> 8;
    }
    return bytes.subarray(0, size);
  };

  /** Undo raw deflate (RFC 1951): by the browser where it can, else by `inflateSync`. */
  Litsite.inflate = async function (bytes) {
    if (typeof DecompressionStream === "function") {
      let stream = null;
      try {
        stream = new DecompressionStream("deflate-raw");
      } catch {
        // Older browsers know gzip only.
      }
      if (stream) {
        const packed = new Response(new Blob([bytes]).stream().pipeThrough(stream));
        return new Uint8Array(await packed.arrayBuffer());
      }
    }
    return Litsite.inflateSync(bytes);
  };

  const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
  const DISTANCE_EXTRA = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
  const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /** Raw deflate in plain JavaScript, for browsers without DecompressionStream. */
  Litsite.inflateSync = function (bytes) {
    let out = new Uint8Array(bytes.length * 4 + 64);
    let size = 0;
    let at = 0;
    let hold = 0;
    let held = 0;

    function bits(count) {
      while (held < count) {
        if (at >= bytes.length) throw new Error("deflate stream ends early");
        hold |= bytes[at++] << held;
        held += 8;
      }
      const value = hold & ((1 << count) - 1);
      hold >>>= count;
      held -= count;
      return value;
    }
    function put(byte) {
      if (size === out.length) {
        const larger = new Uint8Array(out.length * 2);
        larger.set(out);
        out = larger;
      }
      out[size++] = byte;
    }
    /** Canonical Huffman code: how many codes of each length, and the symbols in order. */
    function table(lengths) {
      const counts = new Uint16Array(16);
      for (const length of lengths) counts[length]++;
      counts[0] = 0;
      const next = new Uint16Array(16);
      for (let length = 1; length < 15; length++) next[length + 1] = next[length] + counts[length];
      const symbols = new Uint16Array(lengths.length);
      lengths.forEach((length, symbol) => {
        if (length) symbols[next[length]++] = symbol;
      });
      return { counts, symbols };
    }
    function symbol({ counts, symbols }) {
      let code = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length < 16; length++) {
        code |= bits(1);
        const count = counts[length];
        if (code - count < first) return symbols[index + (code - first)];
        index += count;
        first = (first + count) << 1;
        code <<= 1;
      }
      throw new Error("not a deflate stream");
    }
    function copy(literals, distances) {
      for (;;) {
        const code = symbol(literals);
        if (code === 256) return;
        if (code < 256) {
          put(code);
          continue;
        }
        const length = LENGTH_BASE[code - 257] + bits(LENGTH_EXTRA[code - 257]);
        const back = symbol(distances);
        const distance = DISTANCE_BASE[back] + bits(DISTANCE_EXTRA[back]);
        for (let n = 0; n < length; n++) put(out[size - distance]);
      }
    }
    function readTables() {
      const literals = bits(5) + 257;
      const distances = bits(5) + 1;
      const count = bits(4) + 4;
      const own = new Array(19).fill(0);
      for (let n = 0; n < count; n++) own[CODE_ORDER[n]] = bits(3);
      const code = table(own);
      const lengths = [];
      while (lengths.length < literals + distances) {
        const value = symbol(code);
        if (value < 16) lengths.push(value);
        else {
          const repeated = value === 16 ? lengths[lengths.length - 1] : 0;
          const times = value === 16 ? 3 + bits(2) : value === 17 ? 3 + bits(3) : 11 + bits(7);
          for (let n = 0; n < times; n++) lengths.push(repeated);
        }
      }
      return [table(lengths.slice(0, literals)), table(lengths.slice(literals))];
    }

    let last = 0;
    while (!last) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 0) {
        hold = held = 0;
        const length = bytes[at] | (bytes[at + 1] << 8);
        at += 4;
        for (let n = 0; n < length; n++) put(bytes[at++]);
      } else if (kind === 1) {
        const lengths = [];
        for (let n = 0; n < 288; n++) lengths.push(n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8);
        copy(table(lengths), table(new Array(30).fill(5)));
      } else {
        copy(...readTables());
      }
    }
    return out.slice(0, size);
  };

  /** The order of the gaps in a list that has `found` of the sections; the builder computes the same. */
  Litsite.gapOrder = (found, sections) =>
    Math.max(0, 31 - Math.clz32(Math.floor((9 * sections) / (10 * Math.max(found, 1)))));

  const MOST_ONES = 8;

  /** Reads exp-Golomb and Rice codes, most significant bit first. */
  Litsite.BitReader = class {
    constructor(bytes) {
      // A copy with room behind: reading past the end gives zeros, and never another type.
      this.bytes = new Uint8Array(bytes.length + PADDING);
      this.bytes.set(bytes);
      this.at = 0;
    }

    /** The next 32 bits as a number with its highest bit in front. */
    peek() {
      const { bytes, at } = this;
      const byte = at >>> 3;
      const shift = at & 7;
      const word = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3];
      return shift ? (word << shift) | (bytes[byte + 4] >>> (8 - shift)) : word;
    }

    ones() {
      let count = 0;
      for (;;) {
        const run = Math.clz32(~this.peek());
        count += run;
        this.at += run;
        if (run < 32) {
          this.at++;
          return count;
        }
        if (this.at > this.bytes.length * 8) throw new Error("index file ends early");
      }
    }

    bits(width) {
      if (width === 0) return 0;
      const value = this.peek() >>> (32 - width);
      this.at += width;
      return value;
    }

    golomb(order) {
      const word = this.peek();
      const ones = Math.clz32(~word);
      const width = ones + order;
      const size = ones + 1 + width;
      if (size > 32) return this.longGolomb(order);
      this.at += size;
      const base = (1 << width) - (1 << order);
      return width === 0 ? base : base + ((word << (ones + 1)) >>> (32 - width));
    }

    longGolomb(order) {
      const width = this.ones() + order;
      return 2 ** width - 2 ** order + this.bits(width);
    }

    /** A Rice code whose ones end at MOST_ONES: what is beyond follows as exp-Golomb. */
    limited(order) {
      if (this.peek() >>> (32 - MOST_ONES) !== (1 << MOST_ONES) - 1) return this.rice(order);
      this.at += MOST_ONES;
      return MOST_ONES * 2 ** order + this.golomb(order + 3);
    }

    rice(order) {
      const word = this.peek();
      const ones = Math.clz32(~word);
      const size = ones + 1 + order;
      if (size > 32) return this.ones() * 2 ** order + this.bits(order);
      this.at += size;
      return order === 0 ? ones : (ones << order) | ((word << (ones + 1)) >>> (32 - order));
    }
  };

  /** Reads LEB128 numbers and pieces of bytes. */
  Litsite.ByteReader = class {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    varint() {
      let value = 0;
      let scale = 1;
      for (;;) {
        const byte = this.bytes[this.at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
        scale *= 128;
      }
    }

    take(size) {
      this.at += size;
      return this.bytes.subarray(this.at - size, this.at);
    }

    atEnd() {
      return this.at >= this.bytes.length;
    }
  };
});
