// SPDX-License-Identifier: Apache-2.0
// What a text may contain: the small HTML subset that the server keeps. Every block carries the id that the server
// gave it (data-b) as the attribute `b`, null for what was written here.
import { Schema } from 'prosemirror-model';
import { schema as basic } from 'prosemirror-schema-basic';
import { addListNodes } from 'prosemirror-schema-list';
import { tableNodes } from 'prosemirror-tables';

const LINK = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i;
/** Only pictures uploaded to this site: no tracking images from elsewhere, no data: addresses. */
const PICTURE = /^\/(?!\/)/;

/** What a box can be. */
export const BOXES = ['note', 'caution', 'example'];

export const isLink = href => LINK.test(href);

const idOf = dom => dom.getAttribute('data-b') || null;
const withId = (node, attributes = {}) => (node.attrs.b ? { ...attributes, 'data-b': node.attrs.b } : attributes);

/** A block whose only own attribute is its id. */
const plain = (spec, tag) => ({
  ...spec,
  attrs: { b: { default: null } },
  parseDOM: [{ tag, getAttrs: dom => ({ b: idOf(dom) }) }],
  toDOM: node => (spec.content ? [tag, withId(node), 0] : [tag, withId(node)])
});

const spec = name => basic.spec.nodes.get(name);

const heading = {
  ...spec('heading'),
  content: 'inline*',
  attrs: { level: { default: 2 }, b: { default: null } },
  // the page owns h1: a pasted h1 becomes h2, h5 and h6 become h4
  parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({
    tag: `h${level}`,
    getAttrs: dom => ({ level: Math.min(4, Math.max(2, level)), b: idOf(dom) })
  })),
  toDOM: node => [`h${node.attrs.level}`, withId(node), 0]
};

const image = {
  inline: false,
  group: 'block',
  draggable: true,
  attrs: {
    src: {},
    alt: { default: '' },
    // shows nothing that somebody would miss who does not see it
    decoration: { default: false },
    width: { default: null },
    height: { default: null },
    b: { default: null }
  },
  parseDOM: [
    {
      tag: 'img[src]',
      getAttrs: dom =>
        PICTURE.test(dom.getAttribute('src')) && {
          src: dom.getAttribute('src'),
          alt: dom.getAttribute('alt') || '',
          decoration: !dom.getAttribute('alt') && /^(presentation|none)$/.test(dom.getAttribute('role') || ''),
          width: dom.getAttribute('width'),
          height: dom.getAttribute('height'),
          b: idOf(dom)
        }
    }
  ],
  toDOM: node => {
    const { src, alt, decoration, width, height } = node.attrs;
    return ['img', withId(node, { src, alt, ...(decoration && { role: 'presentation' }), ...(width && { width }), ...(height && { height }) })];
  }
};

const box = {
  content: 'block+',
  group: 'block',
  defining: true,
  attrs: { kind: { default: 'note' }, b: { default: null } },
  parseDOM: [
    {
      tag: 'aside[data-box]',
      getAttrs: dom => BOXES.includes(dom.getAttribute('data-box')) && { kind: dom.getAttribute('data-box'), b: idOf(dom) }
    }
  ],
  // a note, or it would be a landmark of the page
  toDOM: node => ['aside', withId(node, { 'data-box': node.attrs.kind, role: 'note' }), 0]
};

const tables = tableNodes({
  tableGroup: 'block',
  cellContent: '(paragraph | bullet_list | ordered_list)+',
  cellAttributes: {
    b: { default: null, getFromDOM: idOf, setDOMAttr: (value, attributes) => value && (attributes['data-b'] = value) }
  }
});
// The table model counts every child of a table as a row, so the caption is an attribute of the table.
tables.table = {
  ...tables.table,
  attrs: { b: { default: null }, caption: { default: '' }, captionB: { default: null } },
  parseDOM: [
    {
      tag: 'table',
      getAttrs: dom => {
        const caption = [...dom.children].find(child => child.localName === 'caption');
        return { b: idOf(dom), caption: caption?.textContent.trim() || '', captionB: caption ? idOf(caption) : null };
      }
    },
    { tag: 'caption', ignore: true }
  ],
  toDOM: node => {
    const { caption, captionB } = node.attrs;
    const head = caption ? [['caption', { contenteditable: 'false', ...(captionB && { 'data-b': captionB }) }, caption]] : [];
    return ['table', withId(node), ...head, ['tbody', 0]];
  }
};
tables.table_row = { ...tables.table_row, ...plain(tables.table_row, 'tr') };

const lists = addListNodes(
  basic.spec.nodes
    .remove('image')
    .remove('code_block')
    .update('paragraph', plain(spec('paragraph'), 'p'))
    .update('blockquote', plain(spec('blockquote'), 'blockquote'))
    .update('horizontal_rule', plain(spec('horizontal_rule'), 'hr'))
    .update('heading', heading)
    .addToEnd('image', image)
    .addToEnd('box', box),
  'paragraph block*',
  'block'
);

const orderedList = {
  ...lists.get('ordered_list'),
  attrs: { order: { default: 1 }, b: { default: null } },
  parseDOM: [{ tag: 'ol', getAttrs: dom => ({ order: Number.parseInt(dom.getAttribute('start'), 10) || 1, b: idOf(dom) }) }],
  toDOM: node => ['ol', withId(node, node.attrs.order === 1 ? {} : { start: node.attrs.order }), 0]
};

const nodes = lists
  .update('ordered_list', orderedList)
  .update('bullet_list', plain(lists.get('bullet_list'), 'ul'))
  .update('list_item', plain(lists.get('list_item'), 'li'))
  .append(tables);

const link = {
  attrs: { href: {}, hreflang: { default: null } },
  inclusive: false,
  parseDOM: [
    {
      tag: 'a[href]',
      getAttrs: dom => isLink(dom.getAttribute('href')) && { href: dom.getAttribute('href'), hreflang: dom.getAttribute('hreflang') }
    }
  ],
  toDOM: mark => {
    const { href, hreflang } = mark.attrs;
    return ['a', hreflang ? { href, hreflang } : { href }, 0];
  }
};

const language = {
  attrs: { lang: {} },
  parseDOM: [{ tag: 'span[lang]', getAttrs: dom => ({ lang: dom.getAttribute('lang') }) }],
  toDOM: mark => ['span', { lang: mark.attrs.lang }, 0]
};

const marks = basic.spec.marks.remove('code').update('link', link).addToEnd('lang', language);

export const schema = new Schema({ nodes, marks });
