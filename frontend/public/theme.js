// Sets the theme before the first paint; a file of its own, because the content security policy allows no inline script.
(function () {
  var chosen = null;
  try { chosen = JSON.parse(localStorage.getItem("viva.preferences") || "{}").theme; } catch (_) { chosen = null; }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
