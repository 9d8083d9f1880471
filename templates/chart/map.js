// The map moves by wheel, touch, keys and buttons; what is chosen on it opens in the list, and the other way round.
(() => {
  "use strict";
  const map = document.getElementById("map");
  const svg = map.querySelector("svg");
  const whole = 1040;
  const view = { x: 0, y: 0, w: whole };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const texts = [...svg.querySelectorAll("text")].map((it) => ({ it, size: Number(it.getAttribute("font-size")), shown: true }));
  // Letters smaller than this, in pixels, are left out until one comes closer.
  const smallest = 5;
  let waiting = false;

  // A circle whose own name is too small to read stands as one, with its name on it and what it holds faded.
  const discs = [...svg.querySelectorAll("circle")].map((it) => {
    const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(it.getAttribute(name)));
    return { it, x, y, r, depth: Number(/depth-(\d)/.exec(it.getAttribute("class"))[1]), letters: 0 };
  });
  const holds = (disc, x, y) => Math.hypot(x - disc.x, y - disc.y) < disc.r;
  const circles = discs.filter((disc) => disc.it.classList.contains("circle"));
  for (const text of texts) {
    [text.x, text.y] = [Number(text.it.getAttribute("x")), Number(text.it.getAttribute("y")) - text.size * 0.3];
    if (!text.it.classList.contains("circle-name")) continue;
    const own = circles.filter((disc) => holds(disc, text.x, text.y)).sort((a, b) => a.r - b.r)[0];
    if (own) own.letters = text.size;
  }
  const past = (at) => {
    let next = at + 1;
    while (next < discs.length && discs[next].depth > discs[at].depth) next += 1;
    return next;
  };
  const labels = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "g"));
  // A name in as many lines as make it largest in a disc so many pixels wide.
  const fitted = (name, wide, largest) => {
    const words = name.split(/(?<=[-/ ])/);
    let best = { size: 0, lines: [], rise: 0 };
    for (let count = 1; count <= 4; count += 1) {
      const most = Math.max(...words.map((word) => word.length), (name.length / count) * 1.1);
      const lines = [""];
      for (const word of words) {
        if ((lines.at(-1) + word).trim().length > most) lines.push("");
        lines[lines.length - 1] += word;
      }
      const across = Math.max(...lines.map((line) => line.trim().length)) * 0.58;
      const size = Math.min(12, largest, (wide * 0.92) / Math.hypot(across, lines.length * 1.2));
      // Along the top, as far up as the corners of the block stay in the disc.
      const [half, high] = [(across * size) / 2, (lines.length * 1.2 * size) / 2];
      const rise = Math.max(0, Math.sqrt(Math.max(0, (wide * 0.46) ** 2 - half ** 2)) - high);
      if (size > best.size * 1.1) best = { size, lines, rise };
    }
    return best;
  };
  let covered = [];
  const label = (scale, side) => {
    const wanted = [];
    const above = [];
    for (let at = 0; at < discs.length; ) {
      const disc = discs[at];
      const wide = disc.r * 2 * scale;
      if (!disc.letters || disc.letters * scale >= 6 || wide > side * 0.8) {
        above[disc.depth] = Math.max(7, disc.letters * scale || 0);
        at += 1;
        continue;
      }
      const entry = wide >= 28 && document.getElementById(disc.it.dataset.of);
      // No name is larger than that of the circle around it.
      const name = entry && fitted(entry.querySelector(".name").textContent, wide, above[disc.depth - 1] || 12);
      if (name && name.size >= 6.5) wanted.push({ disc, at, to: past(at), ...name });
      at = past(at);
    }
    for (const { at, to } of covered) for (let inner = at + 1; inner < to; inner += 1) discs[inner].it.classList.remove("far");
    covered = wanted;
    labels.replaceChildren(...wanted.flatMap(({ disc, at, to, size, lines, rise }) => {
      for (let inner = at + 1; inner < to; inner += 1) discs[inner].it.classList.add("far");
      return lines.map((line, row) => {
        const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
        text.setAttribute("class", "circle-name over");
        text.setAttribute("x", disc.x);
        text.setAttribute("y", disc.y + ((row - (lines.length - 1) / 2) * 1.2 + 0.35) * (size / scale) - rise / scale);
        text.setAttribute("font-size", size / scale);
        text.textContent = line.trim();
        return text;
      });
    }));
  };

  const draw = () => {
    waiting = false;
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.w}`);
    const side = Math.min(svg.clientWidth, svg.clientHeight);
    const scale = side / view.w;
    label(scale, side);
    for (const text of texts) {
      const shown = text.size * scale >= smallest && !covered.some(({ disc }) => holds(disc, text.x, text.y));
      if (shown !== text.shown) {
        text.it.style.display = shown ? "" : "none";
        text.shown = shown;
      }
    }
  };
  const soon = () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(draw);
    }
  };
  const set = (x, y, w) => {
    view.w = Math.min(whole, Math.max(whole / 400, w));
    view.x = Math.min(whole - view.w / 2, Math.max(-view.w / 2, x));
    view.y = Math.min(whole - view.w / 2, Math.max(-view.w / 2, y));
    if (view.w === whole) view.x = view.y = 0;
    svg.style.touchAction = view.w === whole ? "pan-y" : "none";
    soon();
  };
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    const side = Math.min(box.width, box.height);
    return {
      x: view.x + ((event.clientX - box.left - (box.width - side) / 2) / side) * view.w,
      y: view.y + ((event.clientY - box.top - (box.height - side) / 2) / side) * view.w,
    };
  };
  const zoom = (by, at = { x: view.x + view.w / 2, y: view.y + view.w / 2 }) => {
    const w = Math.min(whole, view.w / by);
    set(at.x - ((at.x - view.x) / view.w) * w, at.y - ((at.y - view.y) / view.w) * w, w);
  };
  const fly = (x, y, w) => {
    if (calm.matches) return set(x, y, w);
    const from = { ...view };
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, (now - start) / 300);
      const eased = t * t * (3 - 2 * t);
      set(from.x + (x - from.x) * eased, from.y + (y - from.y) * eased, from.w + (w - from.w) * eased);
      if (t < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };

  svg.addEventListener("wheel", (event) => {
    // What cannot go farther lets the page scroll.
    if (view.w === whole && event.deltaY > 0) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), place(event));
  }, { passive: false });

  // One finger moves, two come closer; a pointer that did not move chooses.
  const fingers = new Map();
  let moved = 0;
  svg.addEventListener("pointerdown", (event) => {
    if (fingers.size === 0) moved = 0;
    fingers.set(event.pointerId, event);
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const span = () => {
      const [a, b] = [...fingers.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1;
    };
    moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (moved > 4) svg.setPointerCapture(event.pointerId);
    if (fingers.size === 1) {
      const [old, now] = [place(before), place(event)];
      set(view.x + old.x - now.x, view.y + old.y - now.y, view.w);
      fingers.set(event.pointerId, event);
    } else {
      const wide = span();
      fingers.set(event.pointerId, event);
      const [a, b] = [...fingers.values()];
      zoom(span() / wide, place({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }));
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, (event) => fingers.delete(event.pointerId));
  }

  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== map) return;
    const move = moves[event.key];
    if (move) set(view.x + (move[0] * view.w) / 8, view.y + (move[1] * view.w) / 8, view.w);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0" || event.key === "Escape") fly(0, 0, whole);
    else return;
    event.preventDefault();
  });
  map.querySelector(".tools").hidden = false;
  for (const button of map.querySelectorAll("[data-zoom]")) {
    const by = Number(button.dataset.zoom);
    button.addEventListener("click", () => (by ? zoom(by) : fly(0, 0, whole)));
  }

  const peek = document.getElementById("peek");
  const shapes = new Map();
  for (const shape of svg.querySelectorAll("circle[data-of]")) shapes.set(shape.dataset.of, shape);
  const choose = (of, near) => {
    for (const shape of svg.querySelectorAll(".chosen")) shape.classList.remove("chosen");
    const shape = shapes.get(of);
    if (!shape) return;
    shape.classList.add("chosen");
    for (const it of document.querySelectorAll(".chosen-entry")) it.classList.remove("chosen-entry");
    document.getElementById(of).firstElementChild.classList.add("chosen-entry");
    history.replaceState(null, "", "#" + of);
    const summary = document.getElementById(of).querySelector("summary");
    peek.textContent = summary.textContent;
    peek.href = "#" + of;
    if (!near) return;
    const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(shape.getAttribute(name)));
    const w = Math.min(whole, Math.max(shape.classList.contains("circle") ? r * 2.6 : Math.min(r * 6, whole / 2), whole / 400));
    fly(x - w / 2, y - w / 2, w);
  };
  const open = (of) => {
    const entry = document.getElementById(of);
    for (let up = entry; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    return entry;
  };
  svg.addEventListener("click", (event) => {
    const of = event.target.dataset && event.target.dataset.of;
    if (!of || moved > 4) return;
    choose(shapes.has(of) ? of : "", false);
    // Beside the map the list follows; below it, the line under the map leads there.
    const entry = open(of);
    if (entry && list.scrollHeight > list.clientHeight) entry.scrollIntoView({ block: "nearest" });
  });
  svg.addEventListener("dblclick", (event) => {
    const of = event.target.dataset && event.target.dataset.of;
    if (of) choose(of, true);
  });
  const list = document.getElementById("list");
  list.addEventListener("click", (event) => {
    const summary = event.target.closest("summary");
    if (!summary) return;
    const entry = summary.parentElement;
    // What one goes to is read as well: only what was chosen already is closed again.
    if (entry.open && location.hash !== "#" + encodeURI(entry.id) && shapes.has(entry.id)) event.preventDefault();
    choose(entry.id, true);
  });

  // Search: without accents and capitals, in everything an entry says of itself.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = [...list.querySelectorAll("details")].map((it) => ({
    it,
    name: plain(it.querySelector("summary").textContent),
    text: plain(it.querySelector("summary").textContent + " " + it.querySelector(".about").textContent),
    open: it.open,
  }));
  let hits = [];
  let at = -1;
  const field = document.getElementById("search");
  const output = list.querySelector("output");
  list.querySelector(".search").hidden = false;
  const search = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    hits = [];
    for (const shape of svg.querySelectorAll(".hit")) shape.classList.remove("hit");
    for (const entry of entries) {
      entry.it.parentElement.hidden = words.length > 0;
      entry.it.open = words.length === 0 && entry.open;
    }
    for (const entry of words.length ? entries : []) {
      if (!words.every((word) => entry.text.includes(word))) continue;
      hits.push(entry);
      const shape = shapes.get(entry.it.id);
      if (shape) shape.classList.add("hit");
      for (let up = entry.it.parentElement; up && up !== list; up = up.parentElement) {
        up.hidden = false;
        if (up.tagName === "DETAILS") up.open = true;
      }
    }
    // Who bears the word in the name, or holds the role, comes before who only speaks of it.
    hits.sort((a, b) => words.every((word) => b.name.includes(word)) - words.every((word) => a.name.includes(word)));
    const found = hits.length;
    at = -1;
    const told = found === 0 ? output.dataset.none : found === 1 ? output.dataset.one : output.dataset.many;
    output.textContent = words.length ? told.replace("#", found) : "";
  };
  // Thousands of entries are gone through once one paused.
  let typing = 0;
  const pause = entries.length > 500 ? 80 : 0;
  const type = () => {
    clearTimeout(typing);
    typing = 0;
    search();
  };
  field.addEventListener("input", () => {
    if (!pause) return search();
    clearTimeout(typing);
    typing = setTimeout(type, pause);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    if (typing) type();
    if (hits.length === 0) return;
    event.preventDefault();
    // Once more goes to the next one.
    at = (at + 1) % hits.length;
    const entry = open(hits[at].it.id);
    choose(hits[at].it.id, true);
    entry.scrollIntoView({ block: "nearest" });
  });

  // What is printed is read whole.
  addEventListener("beforeprint", () => {
    for (const entry of entries) {
      entry.before = entry.it.open;
      entry.it.open = true;
    }
    set(0, 0, whole);
    draw();
    label(Infinity, 1);
    for (const text of texts) text.it.style.display = "";
  });
  addEventListener("afterprint", () => {
    for (const entry of entries) entry.it.open = entry.before;
    for (const text of texts) text.shown = true;
    soon();
  });
  addEventListener("resize", soon);
  const follow = () => {
    let of = "";
    try {
      of = decodeURIComponent(location.hash.slice(1));
    } catch {
      // An address that is none chooses nothing.
    }
    if (of && document.getElementById(of) && shapes.has(of)) {
      open(of);
      choose(of, true);
    }
  };
  addEventListener("hashchange", follow);
  follow();
  draw();
})();
