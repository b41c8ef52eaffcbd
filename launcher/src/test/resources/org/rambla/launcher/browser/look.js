// SPDX-License-Identifier: Apache-2.0
// What a reader of the page gets: its language, its words and labels in that language, what was loaded for it.
() => {
  const own = document.documentElement.lang;
  const inOwn = element => element.closest('[lang]')?.lang === own;
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const element = node.parentElement;
    const text = node.data.replace(/\s+/g, ' ').trim();
    // A word that was found is marked in what somebody wrote: it may well be a label in the other language.
    if (text && inOwn(element) && !element.closest('script, style, mark, .ProseMirror, [translate="no"]')) words.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [label]')) {
    if (!inOwn(element)) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'label']) {
      const text = element.getAttribute(name)?.trim();
      if (text) words.push(text);
    }
  }
  const loaded = performance.getEntriesByType('resource').map(entry => ({
    path: new URL(entry.name).pathname,
    bytes: entry.encodedBodySize
  }));
  return {
    language: own,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    words,
    loaded,
    links: [...document.querySelectorAll('a[href]')].map(a => a.href)
  };
};
