// SPDX-License-Identifier: Apache-2.0
// Keeps the ids of blocks apart: a block that is split or copied must not share its id with another one.
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';

/** Clears ids that occur twice. The block that kept the text keeps the id, else the first one. */
export function clearDuplicates(tr) {
  const byId = new Map();
  tr.doc.descendants((node, pos) => {
    if (node.attrs.b) byId.set(node.attrs.b, [...(byId.get(node.attrs.b) || []), { node, pos }]);
  });
  for (const blocks of byId.values()) {
    if (blocks.length === 1) continue;
    const keeper = blocks.find(({ node }) => node.textContent.trim()) || blocks[0];
    for (const block of blocks) if (block !== keeper) tr.setNodeAttribute(block.pos, 'b', null);
  }
  return tr;
}

/** The same slice without ids, save those in `keep`. */
export function withoutIds(slice, keep = new Set()) {
  const strip = fragment => {
    const nodes = [];
    fragment.forEach(node => {
      if (node.isText) return nodes.push(node);
      const attrs = node.attrs.b && !keep.has(node.attrs.b) ? { ...node.attrs, b: null } : node.attrs;
      nodes.push(node.type.create(attrs, strip(node.content), node.marks));
    });
    return Fragment.fromArray(nodes);
  };
  return new Slice(strip(slice.content), slice.openStart, slice.openEnd);
}

export function blockIds() {
  // what was cut here and comes back by paste is the same block, moved; anything else that is pasted is new
  let cut = new Set();
  const remember = view => {
    cut = new Set();
    view.state.selection.content().content.descendants(node => void (node.attrs.b && cut.add(node.attrs.b)));
    return false;
  };
  return new Plugin({
    appendTransaction(transactions, before, state) {
      if (!transactions.some(tr => tr.docChanged)) return null;
      const tr = clearDuplicates(state.tr);
      return tr.docChanged ? tr : null;
    },
    props: {
      handleDOMEvents: { cut: remember },
      transformPasted: (slice, view) => (view.dragging ? slice : withoutIds(slice, cut))
    }
  });
}
