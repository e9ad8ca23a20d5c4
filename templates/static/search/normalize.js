"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  // What blanks.py counts as blank: white space, controls, formats, two non-characters.
  const BLANK = /^[\s\x1c-\x1f\x85\p{Cc}\p{Cf}\ufffe\uffff]$/u;
  const HAN = /^[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]$/u;
  const known = new Map();

  /** Traditional character → simplified; filled when a query or a text needs it. */
  Litsite.simplified = new Map();

  Litsite.isHan = (char) => HAN.test(char);

  function normalizeCharacter(char) {
    if (BLANK.test(char)) return "";
    const code = char.codePointAt(0);
    if (code >= 0xff01 && code <= 0xff5e) char = String.fromCharCode(code - 0xfee0);
    const lower = char.toLowerCase();
    if (Array.from(lower).length === 1) char = lower;
    return char;
  }

  /** One character as search compares it: one character, or none where it is blank. */
  Litsite.normalizeCharacter = function (char) {
    let result = known.get(char);
    if (result === undefined) known.set(char, (result = normalizeCharacter(char)));
    return Litsite.simplified.get(result) ?? result;
  };

  /** The text as search compares it: half width, lower case, simplified, without white space. */
  Litsite.normalize = (text) => Array.from(text, Litsite.normalizeCharacter).join("");

  /**
   * The normalised characters of `text`, and for each where it stands in the text:
   * `starts[i]` is the UTF-16 index of the character that became number i.
   */
  Litsite.normalizeWithPlaces = function (text) {
    const characters = [];
    const starts = [];
    let index = 0;
    for (const char of text) {
      const normal = Litsite.normalizeCharacter(char);
      if (normal) {
        characters.push(normal);
        starts.push(index);
      }
      index += char.length;
    }
    return { characters, starts };
  };
});
