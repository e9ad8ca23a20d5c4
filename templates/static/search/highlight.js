"use strict";
// On arrival from the search: marks the words that were looked for, also across inline marks.
(function (Litsite) {
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, pre, blockquote, figcaption";
  // What repeats the text, or is not the text: a reader who steps through the marks reads on.
  const SKIPPED = "nav, details, form, .meta, .summary, .article-foot, [data-helper]";

  /** Mark the words in `root` and bring the first place, of the section arrived at, into view. */
  Litsite.highlight = function (root, words) {
    const blocks = [...root.querySelectorAll(BLOCKS)].filter(
      (block) => !block.querySelector(BLOCKS) && !block.closest(SKIPPED),
    );
    const mark = (wanted) => {
      const alternatives = [...new Set(wanted.flatMap(Litsite.numberVariants))];
      return blocks.flatMap((block) => markBlock(block, alternatives));
    };
    // Parts of a longer word are marked only where no longer one stands.
    const whole = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
    let places = mark(whole);
    if (!places.length) places = mark(words);
    if (!places.length) return 0;
    const section = document.getElementById(fragment());
    const first = section ? places.findIndex(([mark]) => follows(mark, section)) : 0;
    const bar = makeBar(root, places);
    root.prepend(bar.element);
    bar.show(first);
    return places.length;
  };

  function fragment() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1); // a stray % in an address typed by hand
    }
  }

  const follows = (mark, section) =>
    section.contains(mark) || Boolean(section.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);

  /**
   * The places of a block where the words stand, each a list of marks: a block's text is searched
   * as one, then each text node gets its part.
   */
  function markBlock(block, words) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(SKIPPED)) continue;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    // From the end, because a text node keeps its beginning when a mark is cut out of it.
    const places = Litsite.findMarks(text, words)
      .reverse()
      .map(({ start, end }) =>
        nodes
          .map(({ node, start: from }) => ({ node, first: Math.max(start - from, 0), last: Math.min(end - from, node.data.length) }))
          .filter(({ first, last }) => first < last)
          .map(wrap),
      );
    return places.reverse();
  }

  function wrap({ node, first, last }) {
    const range = document.createRange();
    range.setStart(node, first);
    range.setEnd(node, last);
    const mark = document.createElement("mark");
    mark.className = "found";
    range.surroundContents(mark);
    return mark;
  }

  /** The bar that counts the places and leads from one to the next: {element, show(number)}. */
  function makeBar(root, places) {
    const { texts } = Litsite;
    const element = document.createElement("div");
    element.className = "found-bar";
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", texts.foundBar);
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    element.append(status, button(texts.nextMark, () => show((at + 1) % places.length)), button(texts.closeMarks, close));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    let at = -1;

    /** Where none stands in the section arrived at (-1), the view stays there. */
    function show(number) {
      places[at]?.forEach((mark) => mark.classList.remove("found-now"));
      at = number;
      status.textContent = texts.found(at + 1, places.length);
      if (at < 0) return;
      places[at].forEach((mark) => mark.classList.add("found-now"));
      places[at][0].scrollIntoView({ block: "center" });
    }

    function close() {
      for (const mark of places.flat()) {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent.normalize();
      }
      if (element.contains(document.activeElement)) root.focus({ preventScroll: true });
      element.remove();
    }

    return { element, show };
  }

  function button(text, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  }
})(globalThis.Litsite);
