/*
 * What must be true of every state, whatever it shows. Run in the page by `script/gallery --check`:
 * returns one line for each thing that is wrong.
 */
window.rules = async function rules(language, withAxe) {
  const wrong = [];
  const element = window.gallery.element;
  const root = element.shadowRoot;
  const open = root.querySelector("dialog[open].over") ?? root.querySelector("dialog[open]");
  const within = open ?? root;
  const all = (selector) => [...within.querySelectorAll(selector)].filter((one) => isSeen(one) && (open || !one.closest("dialog")));

  function isSeen(one) {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && one.checkVisibility();
  }
  const name = (one) => (one.getAttribute("aria-label") || one.textContent || one.className).trim().replace(/\s+/g, " ").slice(0, 40);

  if (document.documentElement.scrollWidth > innerWidth) wrong.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${innerWidth}`);
  for (const dialog of root.querySelectorAll("dialog[open]")) {
    if (dialog.scrollWidth > dialog.clientWidth + 1) wrong.push("a sheet scrolls sideways");
  }

  const primary = all(".b.primary");
  if (primary.length > 1) wrong.push(`${primary.length} filled buttons: ${primary.map(name).join(", ")}`);

  for (const one of all("button, a[href], input")) {
    if (one.classList.contains("skip")) continue;
    let { width, height } = one.getBoundingClientRect();
    const after = getComputedStyle(one, "::after");
    if (after.content !== "none" && after.position === "absolute") {
      width -= parseFloat(after.left) * 2 || 0;
      height -= parseFloat(after.top) * 2 || 0;
    }
    if (width < 43.5 || height < 43.5) wrong.push(`too small to hit: ${name(one)} (${Math.round(width)} × ${Math.round(height)})`);
  }

  for (const one of all("*")) {
    const text = [...one.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
    if (!text.length || one.closest(".spoken, svg, ha-icon, .skip")) continue;
    const style = getComputedStyle(one);
    if (parseFloat(style.fontSize) < 13.9) wrong.push(`letters of ${style.fontSize}: ${name(one)}`);
    const cuts = style.overflowX === "hidden" && !one.matches(".c-second, .name");
    const written = document.createRange();
    written.selectNodeContents(one);
    const extent = written.getBoundingClientRect();
    // Half a pixel too wide is enough for three letters less.
    if (cuts && (one.scrollWidth > one.clientWidth + 1 || extent.width > one.getBoundingClientRect().width + .1)) wrong.push(`is cut: ${name(one)}`);
    const box = one.getBoundingClientRect();
    if (box.right > innerWidth + 1 || box.left < -1) wrong.push(`stands out of the window: ${name(one)}`);
    const circle = one.closest(".ring")?.querySelector("circle")?.getBoundingClientRect();
    if (circle) {
      const off = (x) => Math.hypot(x - circle.left - circle.width / 2, (extent.top + extent.bottom) / 2 - circle.top - circle.height / 2);
      if (Math.max(off(extent.left), off(extent.right)) > circle.width / 2 - 3) wrong.push(`does not fit into its ring: ${name(one)}`);
    }
  }

  // An alarm may take both lines of the compact card; nothing else pushes the second one out.
  for (const one of all(window.gallery.page.alarms?.length ? ".c-first" : ".c-first, .c-second")) {
    if (one.getBoundingClientRect().bottom > one.parentElement.getBoundingClientRect().bottom + 1) wrong.push(`has no room: ${name(one)}`);
  }

  for (const list of all("ul, section, figure, h2, h3")) {
    if (!list.textContent.trim() && !list.querySelector("svg, ha-icon, img, button")) wrong.push(`empty: <${list.localName} class="${list.className}">`);
  }

  const words = {
    // In every other language: no word of a program, and none that was left in English.
    other: /\b(undefined|null|nan|prompt|lockout|the|until|your|with)\b/i,
    en: /\b(unknown|none\b(?! of these)|n\/a|undefined|null|nan|prompt|onset|lockout|adherence|episode|phase|missed)\b/i,
    de: /\b(unbekannt|undefined|null|nan|prompt|lockout|episode|phase|verpasst)\b/i,
  };
  const said = all("*").filter((one) => !one.closest("style, svg")).flatMap((one) =>
    [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent));
  for (const text of said) {
    const found = text.match(words[language] ?? words.other);
    if (found) wrong.push(`says “${found[0]}”: ${text.trim().slice(0, 60)}`);
    if (text.trim() === "–" || text.trim() === "-") wrong.push("says only a dash");
    if (/\{\w+\}/.test(text)) wrong.push(`a hole without a value: ${text.trim().slice(0, 60)}`);
  }

  if (!withAxe) return [...new Set(wrong)];
  const checked = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {
      // Of the page around: Home Assistant's, not ours.
      region: { enabled: false }, "landmark-one-main": { enabled: false }, "page-has-heading-one": { enabled: false },
      // Ours asks for more, and knows that a sheet scrolls.
      "target-size": { enabled: false },
    },
  });
  for (const one of checked.violations) {
    wrong.push(`${one.id}: ${one.nodes.slice(0, 2).map((node) => `${node.target.flat().at(-1)} ${node.any[0]?.message ?? ""}`).join("; ")}`);
  }
  return [...new Set(wrong)];
};
