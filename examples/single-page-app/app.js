// A single-page app of the smallest kind: the address says what is shown, and links change it without a new page.
const MONTHS = {
  january: ["January", "Prune nothing in a hard frost. Read about what you would prune."],
  april: ["April", "Sow peas when the soil no longer sticks to the spoon. Sow them again when the pigeons have been."],
  october: ["October", "Lift the last beets, sharpen the hoe, and forgive the slugs: they go to bed, too."],
};
const BASE = "/single-page-app/";

const nav = document.querySelector("nav");
const main = document.querySelector("main");
const thread = document.querySelector("hustings-thread");

for (const [key, [title]] of Object.entries(MONTHS)) {
  const link = document.createElement("a");
  link.href = BASE + key;
  link.textContent = title;
  nav.append(link);
}

function show() {
  const key = location.pathname.slice(BASE.length);
  const [title, text] = MONTHS[key] ?? MONTHS.january;
  const address = BASE + (key in MONTHS ? key : "january");
  document.title = `${title} · Pocket Almanac`;
  main.querySelector("h1").textContent = title;
  main.querySelector("p").textContent = text;
  for (const link of nav.children) {
    if (link.getAttribute("href") === address) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  // All that the conversation needs: it loads the other article's comments by itself.
  thread.setAttribute("url", address);
}

nav.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show();
  main.focus();
});
addEventListener("popstate", show);
show();
