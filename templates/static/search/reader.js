"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const utf8 = new TextDecoder();
  const HASH_BYTES = 3;
  const ONE_BYTE = 192;
  const ESCAPE = 255;
  const PRINTABLE = 95; // characters of ASCII, which come first in records
  const PAIR = 2 ** 22; // the other character's number and the order

  /**
   * Opens the index. `load(file)` gives the bytes that `search/<file>` registers; every file is
   * asked for once. The bytes are laid out in litsite/search/FORMAT.md.
   */
  Litsite.openIndex = async function (load) {
    const root = readRoot(await Litsite.inflate(await load("index.js")));
    const { meta } = root;
    const files = new Map();
    const open = (kind, number, read) => {
      const name = `${kind}${number}`;
      if (!files.has(name)) {
        const reading = load(`${name}-${root.hash(kind, number)}.js`).then(read);
        reading.catch(() => files.delete(name)); // so that a later query tries again
        files.set(name, reading);
      }
      return files.get(name);
    };
    const inflated = (read) => async (bytes) => read(await Litsite.inflate(bytes));
    const asJson = inflated((bytes) => JSON.parse(utf8.decode(bytes)));

    /** Where the lists of a pair of characters lie: {kind, file, character, key}; null: nowhere. */
    function placeOf(first, second) {
      const a = root.numbers.get(first);
      const b = root.numbers.get(second);
      if (!a || !b) return null;
      const character = Math.max(a, b);
      const other = Math.min(a, b);
      const rarer = root.order.get(a > b ? first : second);
      const cold = !(root.hot[root.order.get(first)] && root.hot[root.order.get(second)]);
      const begin = (cold ? root.coldFile : root.hotFile)[rarer];
      const parts = (cold ? root.coldParts : root.hotParts)[rarer];
      if (begin < 0) return null;
      const file = begin + (parts > 1 ? other % parts : 0);
      return { kind: cold ? "c" : "g", file, character, key: (other << 1) | (a > b ? 1 : 0) };
    }

    const readRows = (bytes) => JSON.parse(readText(bytes, (code) => (code < PRINTABLE ? String.fromCharCode(32 + code) : root.characters.get(code - PRINTABLE))));

    const openUnits = ({ kind, file }) => open(kind, file, (bytes) => readUnits(bytes, root));

    /** {slots, times, positions()} of a pair; null where it stands nowhere. */
    async function pair(first, second) {
      const place = placeOf(first, second);
      if (!place) return null;
      const units = await openUnits(place);
      return units.get(place.character)?.list(place.key) ?? null;
    }

    /** The positions of a pair's list: row → Int32Array; from the file of far ones if need be. */
    async function positions(first, second) {
      const place = placeOf(first, second);
      const units = await openUnits(place);
      const unit = units.get(place.character);
      const list = unit.list(place.key);
      if (!list.far) return unit.positions(place.key);
      const key = place.character * PAIR + place.key;
      const far = await open("f", root.farFile(key), readFar);
      return (list.positions ??= readPositions(new Litsite.BitReader(far.get(key)), list, root));
    }

    /** {slots, times, total} of a single character; the newest ones where it stands everywhere. */
    async function single(char) {
      const order = root.order.get(char);
      if (order === undefined) return null;
      const file = root.singleFile(order);
      const parts = await open("s", file, readParts);
      const bits = new Litsite.BitReader(parts[order - root.singleBegins[file]]);
      const total = bits.golomb(meta.countOrder);
      if (!total) return null;
      const columns = new Columns();
      columns.read(bits, total, Math.min(total, meta.mostSingles), root);
      return { ...columns.range(0, columns.size), total };
    }

    /** The words that begin with the two characters: Map of word → {frequency, sections}. */
    async function words(first, second) {
      const place = placeOf(first, second);
      if (!place || place.kind === "c") return new Map();
      const units = await openUnits(place);
      return units.get(place.character)?.words(first, second) ?? new Map();
    }

    return {
      meta,
      root,
      placeOf,
      pair,
      positions,
      single,
      words,
      /** Whether the character stands anywhere, normalised. */
      knows(char) {
        const order = root.order.get(char);
        return root.hotFile[order] >= 0 || root.coldFile[order] >= 0;
      },
      characterFrequency: (char) => root.frequency[root.order.get(char)] || 0,
      /** Title, URL, date, district, publication, topics and headings of a group. */
      async record(group) {
        const file = lastAtMost(root.recordBegins, group);
        const rows = await open("r", file, inflated(readRows));
        return readRecord(rows[group - root.recordBegins[file]], meta);
      },
      /** The blocks of a section's body from the one at `position` on, as far as one file has them. */
      async text(section, position) {
        const number = root.textFile(section, position);
        const sections = await open("t", number, inflated((bytes) => readTexts(bytes, root, number)));
        return sections.get(section) ?? [];
      },
      facets: () => open("facets", 0, asJson),
      /** Words to complete to whose pinyin begins with `letter`: [{text, syllables, count}]. */
      async completions(letter) {
        const number = meta.letters.indexOf(letter);
        return number < 0 ? [] : open("w", number, inflated(readWords));
      },
      readings: () => open("readings", 0, inflated(readReadings)),
      async loadTraditional() {
        const [from, to] = await open("traditional", 0, asJson);
        const targets = Array.from(to);
        Array.from(from).forEach((char, index) => Litsite.simplified.set(char, targets[index]));
      },
    };
  };

  function readRoot(bytes) {
    const reader = new Litsite.ByteReader(bytes);
    const sizes = Array.from({ length: reader.varint() }, () => reader.varint());
    const parts = sizes.map((size) => reader.take(size));
    const [json, text, packed, groups, levels, hashes, singles, far, texts, records] = parts;
    const meta = JSON.parse(utf8.decode(json));
    const characters = Array.from(utf8.decode(text));
    const root = readCharacters(new Litsite.BitReader(packed), characters, meta);
    Object.assign(root, readGroups(readVarints(groups), meta.sections));
    const firstHash = {};
    let before = 0;
    for (const [kind, count] of Object.entries(meta.files)) {
      firstHash[kind] = before;
      before += count;
    }
    const farBegins = readVarints(far);
    let textBegins = null; // of no use before a list stands
    const begins = () => (textBegins ??= readTextBegins(texts));
    root.meta = meta;
    root.level = levels;
    root.singleBegins = readVarints(singles);
    root.singleFile = (order) => lastAtMost(root.singleBegins, order);
    root.recordBegins = readBegins(readVarints(records));
    root.farFile = (key) => lastAtMost(farBegins, key);
    root.textFile = (section, position) =>
      lastAtMost(begins(), [section, position], (a, b) => a[0] - b[0] || a[1] - b[1]);
    root.textBegin = (number) => begins()[number];
    root.hash = (kind, number) => {
      const at = HASH_BYTES * (firstHash[kind] + number);
      return Array.from(hashes.subarray(at, at + HASH_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
    };
    return root;
  }

  /** Of each character, in the order of their numbers, its number, its frequency and where its units lie. */
  function readCharacters(bits, characters, meta) {
    const [stepOrder, frequencyOrder, hotOrder, partsOrder, coldOrder] = meta.rootOrders;
    const count = characters.length;
    const root = {
      order: new Map(), // character → its place in the arrays below
      numbers: new Map(),
      characters: new Map([[0, "\0"]]), // number → character
      frequency: new Int32Array(count),
      hot: new Uint8Array(count),
      hotFile: new Int32Array(count),
      hotParts: new Int32Array(count),
      coldFile: new Int32Array(count),
      coldParts: new Int32Array(count),
    };
    let number = 0;
    for (let order = 0; order < count; order++) {
      number += bits.golomb(stepOrder) + 1;
      root.order.set(characters[order], order);
      root.numbers.set(characters[order], number);
      root.characters.set(number, characters[order]);
      root.frequency[order] = bits.golomb(frequencyOrder);
      root.hot[order] = bits.golomb(0);
      root.hotFile[order] = bits.golomb(hotOrder) - 1;
      if (root.hotFile[order] >= 0) root.hotParts[order] = bits.golomb(partsOrder) + 1;
      root.coldFile[order] = bits.golomb(coldOrder) - 1;
      if (root.coldFile[order] >= 0) root.coldParts[order] = bits.golomb(partsOrder) + 1;
    }
    return root;
  }

  function readGroups(sizes, sections) {
    const groupBegins = new Int32Array(sizes.length + 1);
    const groupOf = new Int32Array(sections);
    let section = 0;
    sizes.forEach((size, group) => {
      groupOf.fill(group, section, section + size);
      section += size;
      groupBegins[group + 1] = section;
    });
    return { groupBegins, groupOf };
  }

  /** Where each begins, from their sizes. */
  function readBegins(sizes) {
    let begin = 0;
    return sizes.map((size) => (begin += size) - size);
  }

  function readVarints(bytes) {
    const reader = new Litsite.ByteReader(bytes);
    const values = [];
    while (!reader.atEnd()) values.push(reader.varint());
    return values;
  }

  function readTextBegins(bytes) {
    const values = readVarints(bytes);
    const begins = [];
    let section = 0;
    for (let at = 0; at < values.length; at += 2) {
      section += values[at];
      begins.push([section, values[at + 1]]);
    }
    return begins;
  }

  /** Index of the last of the ascending `values` that is not greater than `value`. */
  function lastAtMost(values, value, compare = (a, b) => a - b) {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(values[middle], value) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Slots and times of many lists, one after the other: an array for each would cost more than it holds. */
  class Columns {
    constructor() {
      this.slots = new Int32Array(4096);
      this.times = new Int32Array(4096);
      this.size = 0;
    }

    /** Add the first `stored` entries of a list that has `found`. */
    read(bits, found, stored, { meta }) {
      this.reserve(stored);
      const order = Litsite.gapOrder(found, meta.sections);
      const { slots, times } = this;
      const end = this.size + stored;
      let section = 0;
      for (let index = this.size; index < end; index++) {
        section += bits.limited(order);
        const more = bits.golomb(0);
        slots[index] = 2 * section + 1 - (more & 1);
        times[index] = (more >> 1) + 1;
      }
      this.size = end;
    }

    reserve(count) {
      const wanted = this.size + count;
      if (wanted <= this.slots.length) return;
      for (const name of ["slots", "times"]) {
        const larger = new Int32Array(2 * wanted);
        larger.set(this[name]);
        this[name] = larger;
      }
    }

    range(begin, end) {
      return { slots: this.slots.subarray(begin, end), times: this.times.subarray(begin, end) };
    }
  }

  /** Function from an entry's row to its positions, ascending. */
  function readPositions(bits, { slots, times }, { meta, level }) {
    const starts = new Int32Array(slots.length + 1);
    for (let row = 0; row < slots.length; row++) starts[row + 1] = starts[row] + times[row];
    const values = new Int32Array(starts[slots.length]);
    for (let row = 0; row < slots.length; row++) {
      const slot = slots[row];
      const order = slot & 1 ? Math.max(0, (level[slot >> 1] >> 1) - 1) : meta.headOrder;
      let position = -1;
      for (let at = starts[row]; at < starts[row + 1]; at++) values[at] = position += 1 + bits.rice(order);
    }
    return (row) => values.subarray(starts[row], starts[row + 1]);
  }

  /** Character number → its unit. */
  function readUnits(bytes, root) {
    const reader = new Litsite.ByteReader(bytes);
    const table = Array.from({ length: reader.varint() }, () =>
      Array.from({ length: 6 }, () => reader.varint()),
    );
    const units = new Map();
    for (const [character, count, found, lists, positions, words] of table) {
      units.set(
        character,
        new Unit(character, count, found, reader.take(lists), reader.take(positions), reader.take(words), root),
      );
    }
    return units;
  }

  /** One list of a unit; its arrays are cut out when they are asked for. */
  class List {
    constructor(columns, begin, end, far) {
      Object.assign(this, { columns, begin, end, far, positions: null });
    }

    get slots() {
      return this.columns.slots.subarray(this.begin, this.end);
    }

    get times() {
      return this.columns.times.subarray(this.begin, this.end);
    }
  }

  class Unit {
    constructor(character, count, found, lists, positions, words, root) {
      Object.assign(this, { character, count, found, bytes: { lists, positions, words }, root });
      this.lists = null; // key → List
      this.columns = null; // the entries of all lists
      this.near = null; // their positions
      this.dictionary = null;
    }

    list(key) {
      if (!this.lists) this.readLists();
      return this.lists.get(key);
    }

    readLists() {
      const { meta } = this.root;
      const bits = new Litsite.BitReader(this.bytes.lists);
      const columns = (this.columns = new Columns());
      this.lists = new Map();
      let key = 0;
      for (let n = 0; n < this.count; n++) {
        key += bits.golomb(meta.pairOrder);
        const far = bits.bits(1) === 1;
        const found = bits.golomb(meta.countOrder);
        const begin = columns.size;
        columns.read(bits, found, found, this.root);
        this.lists.set(key, new List(columns, begin, columns.size, far));
      }
    }

    positions(key) {
      const list = this.list(key);
      this.near ??= this.readNear();
      return (row) => this.near(list.begin + row);
    }

    /** Of all lists at once, as they are stored; far ones have none here. */
    readNear() {
      const { slots, times } = this.columns.range(0, this.columns.size);
      const stored = times.slice();
      for (const { begin, end, far } of this.lists.values()) if (far) stored.fill(0, begin, end);
      return readPositions(new Litsite.BitReader(this.bytes.positions), { slots, times: stored }, this.root);
    }
    /** Words that begin with the two characters. */
    words(first, second) {
      if (!this.dictionary) this.readWords();
      return this.dictionary.get(first + second) ?? new Map();
    }

    readWords() {
      const { meta, characters } = this.root;
      const [keyOrder, lengthOrder, restOrder, frequencyOrder, sectionsOrder] = meta.wordOrders;
      const bits = new Litsite.BitReader(this.bytes.words);
      this.dictionary = new Map();
      for (let n = 0; n < this.found; n++) {
        const key = bits.golomb(keyOrder);
        const own = characters.get(this.character);
        const other = characters.get(key >> 1);
        const begin = key & 1 ? own + other : other + own;
        let word = begin;
        for (let rest = bits.golomb(lengthOrder); rest > 0; rest--) word += characters.get(bits.golomb(restOrder));
        const frequency = bits.golomb(frequencyOrder);
        const sections = bits.golomb(sectionsOrder);
        if (!this.dictionary.has(begin)) this.dictionary.set(begin, new Map());
        this.dictionary.get(begin).set(word, { frequency, sections });
      }
    }
  }

  function readParts(bytes) {
    const reader = new Litsite.ByteReader(bytes);
    const sizes = Array.from({ length: reader.varint() }, () => reader.varint());
    return sizes.map((size) => reader.take(size));
  }

  function readFar(bytes) {
    const reader = new Litsite.ByteReader(bytes);
    const table = Array.from({ length: reader.varint() }, () => [reader.varint(), reader.varint()]);
    return new Map(table.map(([key, size]) => [key, reader.take(size)]));
  }

  function readRecord([title, id, date, district, publication, topics, ...sections], { topics: names }) {
    return {
      title,
      url: id[0] === "/" ? id.slice(1) : `articles/${id}.html`,
      date: date === 0 ? id.match(/^\d{4}(-\d\d){0,2}(?=-)/)[0] : date,
      district,
      publication,
      topics: topics.map((number) => names[number]),
      headings: sections.map((one) =>
        Array.isArray(one) ? { heading: one[0], anchor: one[1] } : { heading: one, anchor: Litsite.headingAnchor(one) },
      ),
    };
  }

  /** The anchor that most headings have (addresses.py; section_records.py keeps the others). */
  Litsite.headingAnchor = function (heading) {
    const trim = (text) => text.replace(/^[-_]+|[-_]+$/g, "");
    const slug = trim(trim(heading.toLowerCase().replace(/[^0-9a-z_\u4e00-\u9fff]+/g, "-")).slice(0, 24));
    return `s-${slug || "section"}`;
  };

  /** Text whose commonest characters take one byte (text_codes.py). */
  function readText(bytes, character) {
    let text = "";
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte < ONE_BYTE) text += character(byte);
      else if (byte < ESCAPE) text += character(ONE_BYTE + ((byte - ONE_BYTE) << 8) + bytes[++at]);
      else text += String.fromCodePoint((bytes[++at] << 16) | (bytes[++at] << 8) | bytes[++at]);
    }
    return text;
  }

  /** Section → its blocks in this file, each with its position in the section's body slot. */
  function readTexts(bytes, root, number) {
    const sections = new Map();
    let [section, position] = root.textBegin(number);
    let blocks = [];
    const end = () => {
      if (blocks.length) sections.set(section, blocks);
      blocks = [];
      position = 0;
      section++;
    };
    // A block ends with one 0, a section with a further one.
    for (const text of readText(bytes, (code) => root.characters.get(code)).split("\0")) {
      if (!text) {
        end();
        continue;
      }
      blocks.push({ text, position });
      const size = Litsite.normalizeWithPlaces(text).characters.length;
      position += size ? size + 1 : 0;
    }
    return sections;
  }

  function readWords(bytes) {
    const [texts, syllables, counts] = JSON.parse(utf8.decode(bytes));
    const spoken = syllables.split(",");
    return texts.split(" ").map((text, index) => ({ text, syllables: spoken[index].split(" "), count: counts[index] }));
  }

  /** Character → its syllables. */
  function readReadings(bytes) {
    const readings = new Map();
    for (const [syllable, characters] of Object.entries(JSON.parse(utf8.decode(bytes)))) {
      for (const char of characters) {
        if (!readings.has(char)) readings.set(char, []);
        readings.get(char).push(syllable);
      }
    }
    return readings;
  }
});
