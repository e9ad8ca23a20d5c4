"use strict";
(function (install) {
  install((globalThis.Litsite ??= {}));
  (Litsite.parts ??= []).push(install);
})(function (Litsite) {
  const FIELDS = new Map([
    ["区", "district"], ["区域", "district"], ["district", "district"],
    ["年", "year"], ["year", "year"],
    ["题", "topic"], ["主题", "topic"], ["topic", "topic"],
    ["源", "publication"], ["出处", "publication"], ["source", "publication"],
    ["类", "kind"], ["类型", "kind"], ["kind", "kind"],
  ]);
  const CLOSING = { '"': '"', "\uff02": "\uff02", "“": "”" };
  const PIECE = /(?<exclude>[-−－](?=\S))?(?:(?<quote>["\uff02“])(?<phrase>.+?)(?<close>["\uff02”])(?=\s|$)|(?<word>\S+))/gsu;
  const MOST_VARIANTS = 4;

  /**
   * What a query asks for: {terms, excluded, filters}. A term is a list of alternatives
   * ({text, exact}) of which one is enough; all terms are wanted, none of `excluded`.
   */
  Litsite.parseQuery = function (input) {
    const terms = [];
    const excluded = [];
    const signed = [];
    const filters = {};
    let joined = false;
    for (const { groups } of input.trim().matchAll(PIECE)) {
      if (groups.word === "OR" || groups.word === "|" || groups.word === "｜") {
        joined = terms.length > 0;
        continue;
      }
      const filter = groups.exclude || groups.phrase ? null : readFilter(groups.word);
      if (filter) {
        (filters[filter.name] ??= []).push(filter.value);
        continue;
      }
      const exact = groups.phrase !== undefined && groups.close === CLOSING[groups.quote];
      const raw = exact ? groups.phrase : (groups.word ?? groups.quote + groups.phrase + groups.close);
      const text = Litsite.normalize(raw);
      if (!text) continue;
      if (groups.exclude) {
        excluded.push(text);
        signed.push([{ text: Litsite.normalize(groups.exclude + raw), exact }]);
      }
      else if (joined) terms[terms.length - 1].push({ text, exact });
      else terms.push([{ text, exact }]);
      joined = false;
    }
    // Where nothing else is asked for there is nothing to exclude from: before a number it is its sign.
    if (!terms.length && signed.length && excluded.every((text) => /^\d/u.test(text))) return { terms: signed, excluded: [], filters };
    return { terms, excluded, filters };
  };

  function readFilter(word) {
    const [, key, value] = word.match(/^([^:：]+)[:：](.+)$/u) ?? [];
    const name = FIELDS.get(key?.toLowerCase());
    return name ? { name, value } : null;
  }

  const NUMERAL = /[\d〇零一二两三四五六七八九十百千]/;
  const DIGITS = "零一二三四五六七八九";
  const UNITS = ["", "十", "百", "千"];

  /**
   * Other ways to write the numbers of a normalised text, the text itself first: digits with and
   * without commas, Chinese numbers beside Arabic ones; single digits only with `digits`.
   */
  Litsite.numberVariants = function (text, { digits = true } = {}) {
    if (!NUMERAL.test(text)) return [text];
    const variants = new Set([text]);
    variants.add(text.replace(/(?<=\d),(?=\d{3}(?!\d))/gu, ""));
    variants.add(text.replace(/(?<![\d.])\d{4,}(?![\d.,])/gu, withCommas).replace(/(?<![\d.])\d{4,}(?=\.\d)/gu, withCommas));
    const shortest = digits ? 1 : 2;
    variants.add(
      text.replace(/(?<![\d.,])\d{1,4}(?![\d.,%])/gu, (number, at) => (number.length < shortest ? number : toChinese(number, at, text))),
    );
    variants.add(text.replace(/[〇零一二三四五六七八九]{4}(?=年)/gu, toYear));
    variants.add(
      text.replace(/[零一二两三四五六七八九十百千]+/gu, (word) => (word.length < shortest ? word : toArabic(word))),
    );
    return [...variants].slice(0, MOST_VARIANTS + 1);
  };

  // Years are printed without commas.
  const withCommas = (digits, at, text) =>
    digits.length === 4 && text[at + 4] === "年" ? digits : digits.replace(/\B(?=(\d{3})+$)/gu, ",");

  function toChinese(digits, at, text) {
    if (digits.length === 4 && text[at + 4] === "年") {
      return Array.from(digits, (digit) => "〇一二三四五六七八九"[digit]).join("");
    }
    const value = Number(digits);
    if (value === 0 || String(value) !== digits) return digits;
    let out = "";
    for (let place = digits.length - 1; place >= 0; place--) {
      const digit = Number(digits[digits.length - 1 - place]);
      if (digit) out += DIGITS[digit] + UNITS[place];
      else if (out && !out.endsWith("零")) out += "零";
    }
    return out.replace(/零+$/u, "").replace(/^一十/u, "十");
  }

  const toYear = (word) => Array.from(word, (char) => (char === "〇" ? 0 : DIGITS.indexOf(char))).join("");

  function toArabic(word) {
    let total = 0;
    let digit = 0;
    let seen = false;
    for (const char of word) {
      const unit = UNITS.indexOf(char);
      if (unit > 0) {
        total += (digit || 1) * 10 ** unit;
        digit = 0;
        seen = true;
      } else {
        // 二十一 is a number, 五六 is none.
        if (digit) return word;
        digit = char === "两" ? 2 : DIGITS.indexOf(char);
      }
    }
    return seen || word.length === 1 ? String(total + digit) : word;
  }
});
