"use strict";
// On arrival from the search: marks the words that were looked for, also across inline marks.
(function (Litsite) {
  const BLOCKS = "h1, h2, h3, h4, h5, p, li, dt, dd, blockquote, figcaption";

  /** Mark the words in `root` and bring the first mark, of the section arrived at, into view. */
  Litsite.highlight = function (root, words) {
    const marks = [];
    for (const block of root.querySelectorAll(BLOCKS)) {
      if (!block.querySelector(BLOCKS)) marks.push(...markBlock(block, words));
    }
    if (!marks.length) return 0;
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const after = (mark) => !target || target.contains(mark) || target.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
    let at = Math.max(0, marks.findIndex(after));
    const show = () => marks[at].scrollIntoView({ block: "center" });
    show();
    document.body.append(makeBar(marks, () => {
      at = (at + 1) % marks.length;
      show();
    }));
    return marks.length;
  };

  /** A block's text is searched as one, then each text node gets its part of a mark. */
  function markBlock(block, words) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".paragraph-link, .source-link, button")) continue;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    const found = Litsite.findMarks(text, words);
    const made = [];
    for (const { start, end } of found.reverse()) {
      const pieces = [];
      for (const { node, start: from } of nodes) {
        const first = Math.max(start - from, 0);
        const last = Math.min(end - from, node.data.length);
        if (first < last) pieces.push({ node, first, last });
      }
      for (const { node, first, last } of pieces.reverse()) {
        const range = document.createRange();
        range.setStart(node, first);
        range.setEnd(node, last);
        const mark = document.createElement("mark");
        mark.className = "found";
        range.surroundContents(mark);
        made.unshift(mark);
      }
    }
    return made;
  }

  function makeBar(marks, next) {
    const { texts } = Litsite;
    const bar = document.createElement("div");
    bar.className = "found-bar";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    status.textContent = texts.found(marks.length);
    const forward = button(texts.nextMark, next);
    const close = button(texts.closeMarks, () => {
      for (const mark of marks) {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent.normalize();
      }
      bar.remove();
    });
    bar.append(status, forward, close);
    return bar;
  }

  function button(text, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  }
})(globalThis.Litsite);
