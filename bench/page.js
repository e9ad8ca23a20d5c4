"use strict";
// Runs before the page's own scripts: what the benchmark asks of a page.
(function () {
  const PATIENCE = 10000; // milliseconds until a list counts as lost
  const SETTLED = 100;
  const STEP = 10;
  const tasks = [];
  let pending = 0;
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  /** Answers of `Litsite.search`, each hit as the number of its section in `keys`; an error finds nothing. */
  async function ask(queries, keys, limit) {
    const numbers = new Map(keys.map((key, number) => [key, number]));
    const answers = [];
    for (const query of queries) {
      try {
        const { total, estimated, results } = await Litsite.search(query, { limit });
        const hits = results.map(({ url, anchor }) => numbers.get(`${url}#${anchor ?? ""}`) ?? -1);
        answers.push({ total, estimated: Boolean(estimated), hits, error: null });
      } catch (error) {
        answers.push({ total: 0, estimated: false, hits: [], error: error.message });
      }
    }
    return answers;
  }

  /** Other ways to write the numbers of normalised queries, which count as hits too. */
  const variants = (queries) => queries.map((query) => Litsite.numberVariants(query));

  /** Search on search.html as a reader does; says `mark` on the console when the list stands. */
  async function submit(query, mark) {
    watch();
    const form = document.querySelector(".search-page form");
    const list = document.querySelector(".search-results");
    list.replaceChildren();
    form.querySelector("input[name=q]").value = query;
    const start = performance.now();
    const stands = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!list.querySelector(".search-section")) return;
        observer.disconnect();
        const end = performance.now();
        console.debug(mark);
        resolve(end - start);
      });
      observer.observe(list, { childList: true, subtree: true });
    });
    form.requestSubmit();
    const latency = await Promise.race([stands, wait(PATIENCE).then(() => null)]);
    const bare = await settle(list);
    const long = tasks.filter((task) => task.startTime + task.duration >= start);
    return { latency, shown: list.querySelectorAll(".search-section").length, bare, tasks: long.map((t) => t.duration) };
  }

  /** Count what is asked and not yet answered, so that one can wait for all of it. */
  function watch() {
    const { ask: original } = Litsite;
    if (original.watched) return;
    Litsite.ask = (...call) => {
      pending++;
      const answer = original(...call);
      const done = () => pending--;
      answer.then(done, done);
      return answer;
    };
    Litsite.ask.watched = true;
  }

  /** Wait until nothing more is asked; how many results have no snippet then. */
  async function settle(list) {
    for (let quiet = 0; quiet < SETTLED; ) {
      await wait(STEP);
      quiet = pending ? 0 : quiet + STEP;
    }
    return [...list.querySelectorAll(".search-snippet")].filter((one) => !one.textContent).length;
  }

  globalThis.litsiteBench = { ask, variants, submit };
})();
