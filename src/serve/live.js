// Live reload: reloads the page when it has changed and shows build errors.
"use strict";
(() => {
  let since = document.currentScript.dataset.revision;
  let source = null;

  const show = (fault) => {
    hide();
    if (!document.querySelector('link[href="/_cebra/live.css"]')) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = "/_cebra/live.css";
      document.head.append(style);
    }
    const box = document.createElement("section");
    box.id = "cebra-fault";
    box.className = "cebra-fault";
    box.lang = fault.lang;
    box.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent = fault.title;
    const text = document.createElement("pre");
    text.tabIndex = 0;
    text.textContent = fault.text;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = fault.close;
    close.addEventListener("click", hide);
    box.append(title, text, close);
    document.body.append(box);
  };

  const hide = () => document.getElementById("cebra-fault")?.remove();

  // The old style sheet is removed once the new one has loaded, to avoid flicker.
  const restyle = (revision) => {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]:not([href^="/_cebra/"])')) {
      const fresh = old.cloneNode();
      const url = new URL(old.href);
      url.searchParams.set("r", revision);
      fresh.href = url.href;
      fresh.addEventListener("load", () => old.remove());
      fresh.addEventListener("error", () => fresh.remove());
      old.after(fresh);
    }
  };

  const listen = () => {
    if (source || document.hidden) return;
    const page = encodeURIComponent(location.pathname);
    source = new EventSource(`/_cebra/events?page=${page}&since=${since}`);
    const on = (name, act) =>
      source.addEventListener(name, (event) => {
        since = event.lastEventId;
        act(JSON.parse(event.data));
      });
    // The browser keeps the scroll position on reload.
    on("reload", () => location.reload());
    on("style", restyle);
    on("fault", show);
    on("fine", hide);
    // Reconnects with the last revision seen; after a restart of the server all revisions are newer.
    source.addEventListener("error", () => {
      source.close();
      source = null;
      setTimeout(listen, 1000);
    });
  };

  // Browsers limit connections per host, so hidden pages close theirs.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else {
      listen();
    }
  });
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      source = null;
      listen();
    }
  });
  listen();
})();
