// SPDX-License-Identifier: Apache-2.0
// Cleans what comes from Word, LibreOffice, Google Docs and web pages before the schema takes what it knows.

const WORD = /mso-|MsoNormal|urn:schemas-microsoft-com/i;
const OFFICE = /mso-|MsoNormal|urn:schemas-microsoft-com|LibreOffice|docs-internal-guid/i;

export function cleanPaste(html) {
  // style="" is read from a copy: the content security policy blocks the attribute itself, also in parsed documents
  const doc = new window.DOMParser().parseFromString(keepStyles(withoutConditions(html)), 'text/html');
  doc.querySelectorAll('style, meta, link, xml, script, title').forEach(element => element.remove());
  if (WORD.test(html)) {
    doc.querySelectorAll('o\\:p').forEach(dissolve);
    wordLists(doc);
    doc.querySelectorAll('p.MsoTitle').forEach(title => rename(title, 'h2'));
  }
  emphasise(doc);
  if (OFFICE.test(html)) forgetLanguages(doc);
  doc.querySelectorAll('[data-style], [class]').forEach(element => {
    element.removeAttribute('data-style');
    element.removeAttribute('class');
  });
  return doc.body.innerHTML;
}

/** Word's conditional comments go, except those that hold the marks of list items. */
function withoutConditions(html) {
  return html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, part => (/mso-list:\s*Ignore/i.test(part) ? part : ''));
}

function keepStyles(html) {
  return html.replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle\s*=/gi, ' data-style='));
}

/** Whether a style says so of the property itself: Word's mso-bidi-font-weight is about words in other scripts. */
const says = (css, property, values) => new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*(?:${values})`, 'i').test(css);
const style = element => element.getAttribute('data-style') || '';
const dissolve = element => element.replaceWith(...element.childNodes);

function rename(element, tag) {
  const other = element.ownerDocument.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** Paragraphs that only look like lists become lists: Word writes the level into mso-list and the bullet into the text. */
function wordLists(doc) {
  let list = null;
  for (const paragraph of [...doc.querySelectorAll('p')]) {
    const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(style(paragraph))?.[1];
    if (!level) {
      list = null;
      continue;
    }
    const tag = takeMark(paragraph);
    if (!list || paragraph.previousElementSibling !== list[0]) {
      list = [doc.createElement(tag)];
      paragraph.before(list[0]);
    }
    descend(doc, list, Number(level), tag);
    const item = doc.createElement('li');
    const inner = doc.createElement('p');
    inner.append(...paragraph.childNodes);
    item.append(inner);
    list.at(-1).append(item);
    paragraph.remove();
  }
}

/** Removes the bullet or number from the text and says which list it stood for. */
function takeMark(paragraph) {
  const bullet = [...paragraph.querySelectorAll('[data-style]')].find(element => /mso-list:\s*Ignore/i.test(style(element)));
  const mark = (bullet ? bullet.textContent : paragraph.textContent.slice(0, 4)).trim();
  if (bullet) bullet.remove();
  else if (paragraph.firstChild?.nodeType === 3) {
    paragraph.firstChild.data = paragraph.firstChild.data.replace(/^\s*[·•§o-]\s+|^\s*\w{1,3}[.)]\s+/, '');
  }
  return /^(\d+|[a-z]|[ivxlc]+)[.)]/i.test(mark) ? 'ol' : 'ul';
}

function descend(doc, list, level, tag) {
  list.splice(level);
  while (list.length < level) {
    const parent = list.at(-1);
    const inner = doc.createElement(tag);
    (parent.lastElementChild || parent.appendChild(doc.createElement('li'))).append(inner);
    list.push(inner);
  }
}

/** Bold and italic that were only styles become elements; <b> that a style made normal is none. */
function emphasise(doc) {
  for (const element of [...doc.querySelectorAll('[data-style]')]) {
    const css = style(element);
    const normal = says(css, 'font-weight', 'normal|[1-4]00');
    if (normal && (element.localName === 'b' || element.localName === 'strong')) {
      dissolve(element);
      continue;
    }
    if (element.localName !== 'span' && element.localName !== 'font') continue;
    if (says(css, 'font-weight', 'bold|[6-9]00')) wrapInside(element, 'strong');
    if (says(css, 'font-style', 'italic|oblique')) wrapInside(element, 'em');
  }
}

function wrapInside(element, tag) {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}

/** Office programs mark the keyboard's language on every piece of text; it says nothing about the words. */
function forgetLanguages(doc) {
  doc.querySelectorAll('[lang]').forEach(element => {
    if (element.localName === 'span') dissolve(element);
    else element.removeAttribute('lang');
  });
}
