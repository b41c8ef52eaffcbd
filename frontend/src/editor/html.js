// SPDX-License-Identifier: Apache-2.0
// Between the stored HTML and the document that is edited.
import { DOMParser as ModelParser, DOMSerializer } from 'prosemirror-model';
import { schema } from './schema.js';

const serializer = DOMSerializer.fromSchema(schema);
const parser = ModelParser.fromSchema(schema);

/** Plain text, as a browser without this script sends it: blank lines part paragraphs. */
export function textToHtml(text) {
  const box = document.createElement('div');
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    if (!part.trim()) continue;
    const paragraph = document.createElement('p');
    part.trim().split('\n').forEach((line, i) => paragraph.append(...(i ? [document.createElement('br'), line] : [line])));
    box.append(paragraph);
  }
  return box.innerHTML;
}

export function fromHtml(html) {
  return parser.parse(new window.DOMParser().parseFromString(html, 'text/html').body);
}

/** The HTML to store; "" when nothing was written. */
export function toHtml(doc) {
  if (isEmpty(doc)) return '';
  const box = document.createElement('div');
  box.append(serializer.serializeFragment(doc.content));
  box.querySelectorAll('caption').forEach(caption => caption.removeAttribute('contenteditable'));
  box.querySelectorAll('table').forEach(headRows);
  box.querySelectorAll('li, td, th').forEach(unwrap);
  return box.innerHTML;
}

function isEmpty(doc) {
  let found = false;
  doc.descendants(node => {
    if ((node.isText && node.text.trim()) || node.type === schema.nodes.image || node.type === schema.nodes.horizontal_rule) found = true;
    return !found;
  });
  return !found;
}

/** Rows of header cells only, at the top of a table, are its head. */
function headRows(table) {
  const body = table.tBodies[0];
  const head = document.createElement('thead');
  while (body.rows.length && [...body.rows[0].cells].every(cell => cell.localName === 'th')) head.append(body.rows[0]);
  if (head.rows.length) body.before(head);
  if (!body.rows.length) body.remove();
}

/** <li><p>text</p></li> is stored as <li>text</li>, unless the paragraph has an id of its own. */
function unwrap(box) {
  const [first, ...others] = box.children;
  if (!first || first.localName !== 'p' || first.hasAttribute('data-b')) return;
  if (others.every(other => other.localName === 'ul' || other.localName === 'ol')) first.replaceWith(...first.childNodes);
}
