"use strict";
// Runs the search scripts in order, as a page does, and opens an index that lies in a folder.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const FOLDER = join(__dirname, "../../templates/static/search");
const ORDER = ["asking.js", "codec.js", "normalize.js", "segment.js", "reader.js", "query.js", "scoring.js", "phrases.js", "spelling.js", "snippet.js", "cutting.js", "literal.js", "words.js", "facets.js", "days.js", "engine.js"];

for (const file of ORDER) {
  vm.runInThisContext(readFileSync(join(FOLDER, file), "utf8"), { filename: file });
}

/** Loader over the files of `folder` that counts what it reads. */
Litsite.folderLoader = function (folder) {
  const read = { files: 0, bytes: 0, names: [] };
  const load = async (file) => {
    const content = readFileSync(join(folder, file));
    const script = content.toString("utf16le").replace(/^\ufeff/u, "");
    read.files++;
    read.bytes += content.length;
    read.names.push(file);
    let bytes = null;
    Litsite.shard = (name, size, text) => (bytes = Litsite.unpack(size, text));
    vm.runInThisContext(script, { filename: file });
    return bytes;
  };
  return { load, read };
};

module.exports = Litsite;
