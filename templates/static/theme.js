"use strict";
// Runs before the page is parsed: sets the theme that the reader chose on an earlier page.
(function () {
  try {
    const theme = localStorage.getItem("litsite-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be forbidden; then the system's preference stands.
  }
})();
