"use strict";
// In the page: loads the index's files as scripts, and keeps the work in a worker.
(function (Litsite) {
  const FOLDER = new URL("../search/", document.currentScript.src);
  const ROOT = "index.js";
  const parts = Litsite.parts;
  const pending = new Map();

  /** Called by the files of the index. */
  Litsite.shard = function (name, size, text) {
    pending.get(name)?.({ size, text });
    pending.delete(name);
  };

  /** {size, text} of a file of the index. Scripts, because `file://` allows no other way. */
  function loadFile(file) {
    return new Promise((resolve, reject) => {
      pending.set(file.replace(/(-.*)?\.js$/, ""), resolve);
      const script = document.createElement("script");
      script.src = new URL(file, FOLDER).href;
      script.onload = () => script.remove();
      script.onerror = () => {
        script.remove();
        reject(new Error(`search/${file} cannot be loaded`));
      };
      document.head.append(script);
    });
  }

  /** A function that calls the service: call(method, ...parameters) → promise. */
  function connect() {
    const worker = startWorker();
    if (!worker) return inPage();
    const calls = new Map();
    let last = 0;
    let page = null;
    // The worker's first wish is known: it is fetched while the worker starts.
    let root = loadFile(ROOT);
    root.catch(() => {});
    const fetchFile = (file) => {
      const early = file === ROOT ? root : null;
      if (early) root = null; // what failed is asked for anew
      return early ?? loadFile(file);
    };
    worker.onmessage = ({ data }) => {
      if (data.need) {
        fetchFile(data.need).then(
          (loaded) => worker.postMessage({ file: data.need, ...loaded }),
          (error) => worker.postMessage({ file: data.need, error: error.message }),
        );
        return;
      }
      const { resolve, reject } = calls.get(data.id);
      calls.delete(data.id);
      if (data.error === undefined) resolve(data.result);
      else reject(new Error(data.error));
    };
    // A worker that a browser starts and then refuses to run: what was asked is asked again here.
    worker.onerror = (event) => {
      event.preventDefault();
      page ??= inPage();
      for (const { resolve, reject, call } of calls.values()) page(...call).then(resolve, reject);
      calls.clear();
    };
    return (...call) => {
      if (page) return page(...call);
      return new Promise((resolve, reject) => {
        const id = ++last;
        calls.set(id, { resolve, reject, call });
        const [method, ...parameters] = call;
        worker.postMessage({ id, method, parameters });
      });
    };
  }

  function inPage() {
    const service = Litsite.createService(async (file) => {
      const { size, text } = await loadFile(file);
      return Litsite.unpack(size, text);
    });
    return (method, ...parameters) => service[method](...parameters);
  }

  /** A worker made of the scripts that the page has already loaded; null where none is allowed. */
  function startWorker() {
    const source = `"use strict";const L=(globalThis.Litsite={});${parts.map((part) => `(${part})(L);`).join("\n")}L.serve(self);`;
    try {
      return new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    } catch {
      return null;
    }
  }

  let connection = null;
  Litsite.ask = (...call) => (connection ??= connect())(...call);

  /**
   * Search the digest; what is no text, number or filter counts as none. `filters` name a value, or several, of district, year, topic, kind or
   * publication. Resolves to {total, estimated, notice, results: [{url, anchor, title, section,
   * snippet, score, district, topics, date}]}; `url` is relative to the site's root.
   */
  Litsite.search = (query, options) => Litsite.ask("answer", Litsite.readQuery(query), Litsite.readOptions(options));
})(globalThis.Litsite);
