// The little that pages need beyond PrimeFaces. No inline scripts: elements are found by their attributes.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

  // On the very first page the server does not know the zone yet; write the times again in the reader's own.
  function localTimes(root) {
    if (document.body.dataset.zone === zone) return;
    const part = (at, options) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(at);
    const month = (at) => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][part(at, { month: "numeric" }) - 1];
    const day = (at) => part(at, { weekday: "short" }) + " " + part(at, { day: "numeric" }) + " " + month(at) + " " + part(at, { year: "numeric" });
    const clock = (at, seconds) => part(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(seconds ? { second: "2-digit" } : {}) });
    root.querySelectorAll("time[data-form]").forEach((time) => {
      const at = new Date(time.dateTime);
      const today = day(at) === day(new Date());
      const date = today ? "today" : day(at);
      time.textContent = { day, clock: (a) => clock(a), minute: (a) => date + ", " + clock(a), second: (a) => date + ", " + clock(a, true) }[time.dataset.form](at);
    });
    root.querySelectorAll("[data-zone-name]").forEach((name) => { name.textContent = zone; });
  }

  // A field's help and violation are read with the field.
  function describe(root) {
    root.querySelectorAll(".field").forEach((field) => {
      const input = field.querySelector("input:not([type=hidden]), select, textarea");
      const texts = [...field.querySelectorAll(".help[id], .ui-message[id]:not(:empty)")].map((e) => e.id);
      if (input && texts.length) input.setAttribute("aria-describedby", texts.join(" "));
    });
  }

  // A violation in the summary leads to its field.
  function linkSummary() {
    document.querySelectorAll(".field").forEach((field) => {
      const input = field.querySelector("input:not([type=hidden]), select, textarea");
      const text = field.querySelector(".ui-message-error-summary, .ui-message-error-detail");
      const label = field.querySelector("label, .label");
      if (!input || !input.id || !text) return;
      [...document.querySelectorAll("[data-summary] .alert.bad li")]
        .filter((line) => !line.firstElementChild && line.textContent.trim() === text.textContent.trim())
        .slice(0, 1)
        .forEach((line) => {
          const link = document.createElement("a");
          link.href = "#" + input.id;
          link.textContent = (label ? label.textContent.replace("*", "").trim() + ": " : "") + line.textContent.trim();
          link.addEventListener("click", (event) => { event.preventDefault(); input.focus(); });
          line.replaceChildren(link);
        });
    });
  }

  function focusSummary() {
    const summary = document.querySelector("[data-summary] .alert.bad");
    if (summary) { summary.tabIndex = -1; summary.focus(); }
    return Boolean(summary);
  }

  // On narrow screens a row is a card: each value with its column's name, the first without.
  function labelCards() {
    document.querySelectorAll("table.cards:not(.needs)").forEach((table) => {
      const names = [...table.querySelectorAll("thead th")].map((th) => (th.querySelector(".unseen") ? "" : th.textContent.trim()));
      table.querySelectorAll("tbody tr").forEach((row) => [...row.cells].forEach((cell, i) => { if (i && names[i]) cell.dataset.title = names[i]; }));
    });
  }

  // What a drawing says, as a table: shown until it is hidden again, also when the page looks again.
  const shown = new Set();
  function showTables() {
    document.querySelectorAll("[data-shows]").forEach((button) => {
      const open = shown.has(button.dataset.shows);
      document.getElementById(button.dataset.shows).hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    });
  }

  function refresh() { showTables(); localTimes(document); describe(document); linkSummary(); labelCards(); }

  function closeMore(focus) {
    document.querySelectorAll(".more.open").forEach((more) => {
      more.classList.remove("open");
      const button = more.querySelector("[data-more-opens]");
      button.setAttribute("aria-expanded", "false");
      if (focus) button.focus();
    });
  }

  // The server shows no secret again; what was typed outlives a refused save in the browser alone.
  const SECRETS = "input[type=password], textarea[data-secret]";
  let typed = {};
  const remember = () => { typed = {}; document.querySelectorAll(SECRETS).forEach((input) => { typed[input.id] = input.value; }); };
  const restore = () => document.querySelectorAll(SECRETS).forEach((input) => { input.value = input.value || typed[input.id] || ""; });

  document.addEventListener("click", (event) => {
    const at = (name) => event.target.closest("[data-" + name + "]");
    const copy = at("copy");
    if (copy) {
      const source = document.getElementById(copy.dataset.copy);
      navigator.clipboard.writeText("value" in source ? source.value : source.textContent).then(() => {
        const label = copy.querySelector("[data-label]");
        const before = label.textContent;
        label.textContent = copy.dataset.done;
        setTimeout(() => { label.textContent = before; }, 2000);
      });
    }
    const shows = at("shows");
    if (shows) {
      if (!shown.delete(shows.dataset.shows)) shown.add(shows.dataset.shows);
      showTables();
    }
    if (at("theme-toggle")) window.evergrantTheme();
    if (at("opens")) document.getElementById(at("opens").dataset.opens).showModal();
    const more = at("more-opens");
    const opens = more && !more.parentElement.classList.contains("open");
    closeMore(Boolean(more));
    if (opens) {
      more.parentElement.classList.add("open");
      more.setAttribute("aria-expanded", "true");
    }
    if (at("closes")) at("closes").closest("dialog").close();
  });

  // Before the item acts: a dialog gives the focus back to where it was, and the item is hidden by then.
  document.addEventListener("click", (event) => { if (event.target.closest(".more .items")) closeMore(true); }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMore(true); });

  document.addEventListener("DOMContentLoaded", () => {
    refresh();
    focusSummary();
    if (!window.PrimeFaces) return;
    // Overlays end on "transitionend", so the stylesheet must not switch transitions off.
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) PrimeFaces.utils.disableAnimations();
    jQuery(document).on("pfAjaxStart", remember);
    jQuery(document).on("pfAjaxComplete", (event, xhr, settings, args) => {
      if (args && (args.validationFailed || args.unsaved)) restore();
      refresh();
      if (args && args.query !== undefined) history.replaceState(null, "", location.pathname + args.query);
      if (args && (args.validationFailed || args.refused)) setTimeout(focusSummary, 50);
    });
  });
})();
