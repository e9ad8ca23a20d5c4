"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const REMEMBERED = 400; // lists kept for the next query
  const EMPTY = { slots: new Int32Array(0), times: new Int32Array(0) };

  /** Finds where strings stand: every section that contains them, and no other. */
  Litsite.createFinder = function (index) {
    const found = new Map();

    /** {slots, times} of the slots that contain the normalised text, as it is, in one text. */
    function findExactly(text) {
      if (!found.has(text)) {
        const finding = findOne(text);
        finding.catch(() => found.delete(text));
        found.set(text, finding);
        if (found.size > REMEMBERED) found.delete(found.keys().next().value);
      }
      return found.get(text);
    }

    /** The same, with its numbers written in other ways too; `asTyped` is what has it as it is. */
    async function find(text) {
      const typed = await findExactly(text);
      // A single digit stands in many a number: 两项 is looked for as 2项 only where it stands nowhere.
      const others = Litsite.numberVariants(text, { digits: !typed.slots.length }).slice(1);
      const all = [typed, ...(await Promise.all(others.map(findExactly)))];
      const { slots, times, total, places } = all.length > 1 ? all.reduce(unite) : typed;
      return { slots, times, total, places, asTyped: typed };
    }

    /** Where the text first stands in a slot; -1 where it does not. */
    async function locate(text, slot) {
      for (const variant of Litsite.numberVariants(text)) {
        const list = await findExactly(variant);
        const row = list.slots.indexOf(slot);
        if (row < 0) continue;
        if (list.places) return list.places[row][0];
        const [first, second] = Array.from(variant);
        // A single character is not worth its pairs: the slot's beginning will do.
        return second ? (await index.positions(first, second))(row)[0] : 0;
      }
      return -1;
    }

    async function findOne(text) {
      const characters = Array.from(text);
      if (characters.length === 0) return EMPTY;
      if (characters.length === 1) return (await index.single(characters[0])) ?? EMPTY;
      if (characters.length === 2) return (await index.pair(...characters)) ?? EMPTY;
      return findPhrase(characters);
    }

    async function findPhrase(characters) {
      const offsets = cover(characters);
      if (!offsets) return EMPTY;
      const lists = await Promise.all(offsets.map((at) => index.pair(characters[at], characters[at + 1])));
      if (lists.some((list) => !list)) return EMPTY;
      const common = intersect(lists);
      if (!common.slots.length) return EMPTY;
      const positions = await Promise.all(
        offsets.map((at) => index.positions(characters[at], characters[at + 1])),
      );
      const slots = [];
      const times = [];
      const places = [];
      common.slots.forEach((slot, row) => {
        const own = common.rows.map((rows, list) => positions[list](rows[row]));
        const starts = chain(own, offsets);
        if (!starts.length) return;
        slots.push(slot);
        times.push(starts.length);
        places.push(starts);
      });
      return { slots: Int32Array.from(slots), times: Int32Array.from(times), places };
    }

    /**
     * Pairs that together cover the characters and lie in the fewest files: their offsets, or null
     * where some pair stands nowhere. By length of the covered beginning.
     */
    function cover(characters) {
      const best = [{ files: new Set(), offsets: [] }];
      for (let end = 2; end <= characters.length; end++) {
        const place = index.placeOf(characters[end - 2], characters[end - 1]);
        if (!place) return null;
        const file = place.kind + place.file;
        for (const before of [best[end - 2], best[end - 1]]) {
          if (!before) continue;
          const files = new Set(before.files).add(file);
          const cheaper =
            !best[end] ||
            files.size < best[end].files.size ||
            (files.size === best[end].files.size && before.offsets.length + 1 < best[end].offsets.length);
          if (cheaper) best[end] = { files, offsets: [...before.offsets, end - 2] };
        }
      }
      return best[characters.length].offsets;
    }

    return { find, findExactly, locate, loadPairs: (text) => loadPairs(index, Array.from(text)) };
  };

  /** Load the lists of all neighbouring characters; for each pair whether it stands anywhere. */
  async function loadPairs(index, characters) {
    const pairs = [];
    for (let at = 0; at + 1 < characters.length; at++) pairs.push(index.pair(characters[at], characters[at + 1]));
    return (await Promise.all(pairs)).map((list) => list !== null);
  }

  /** Slots that all lists have, and for each list the rows where it has them. */
  function intersect(lists) {
    let shortest = 0;
    lists.forEach((list, number) => {
      if (list.slots.length < lists[shortest].slots.length) shortest = number;
    });
    const slots = [];
    const rows = lists.map(() => []);
    const at = new Int32Array(lists.length);
    const own = lists[shortest].slots;
    next: for (let row = 0; row < own.length; row++) {
      const slot = own[row];
      for (let list = 0; list < lists.length; list++) {
        const other = lists[list].slots;
        let place = at[list];
        while (place < other.length && other[place] < slot) place++;
        at[list] = place;
        if (other[place] !== slot) continue next;
      }
      slots.push(slot);
      for (let list = 0; list < lists.length; list++) rows[list].push(at[list]);
    }
    return { slots, rows };
  }

  /** Positions where a phrase begins: every list has a position at its offset from there. */
  function chain(positions, offsets) {
    let rarest = 0;
    positions.forEach((own, list) => {
      if (own.length < positions[rarest].length) rarest = list;
    });
    const starts = [];
    for (const position of positions[rarest]) {
      const start = position - offsets[rarest];
      if (positions.every((own, list) => has(own, start + offsets[list]))) starts.push(start);
    }
    return starts;
  }

  function has(sorted, value) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return sorted[low] === value;
  }

  /** Slots that either list has. */
  function unite(a, b) {
    if (!b.slots.length) return a;
    if (!a.slots.length) return b;
    const times = new Map();
    for (const { slots, times: own } of [a, b]) {
      slots.forEach((slot, row) => times.set(slot, (times.get(slot) ?? 0) + own[row]));
    }
    const slots = Int32Array.from(times.keys()).sort();
    return { slots, times: slots.map((slot) => times.get(slot)) };
  }
  Litsite.unite = unite;
});
