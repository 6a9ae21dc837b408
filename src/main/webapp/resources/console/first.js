// Before the first paint: the theme, and the reader's zone for the next page.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    root.dataset.theme = localStorage.getItem("evergrant-theme") || (system.matches ? "dark" : "light");
  };
  apply();
  system.addEventListener("change", apply);
  window.evergrantTheme = () => {
    localStorage.setItem("evergrant-theme", root.dataset.theme === "dark" ? "light" : "dark");
    apply();
  };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  document.cookie = "evergrant-zone=" + encodeURIComponent(zone) + "; path=/; max-age=31536000; samesite=lax";
})();
