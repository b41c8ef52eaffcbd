// SPDX-License-Identifier: Apache-2.0
// What the toolbar and the keyboard can do, and what they show as being on.
import { Fragment } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { chainCommands, exitCode, lift, wrapIn } from 'prosemirror-commands';
import { InputRule, ellipsis, inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { findWrapping, liftTarget } from 'prosemirror-transform';
import { schema } from './schema.js';

const { nodes: N, marks: M } = schema;

export function markIsOn(state, mark) {
  const { selection, storedMarks, doc } = state;
  return selection.empty
    ? Boolean(mark.isInSet(storedMarks || selection.$from.marks()))
    : doc.rangeHasMark(selection.from, selection.to, mark);
}

/** The innermost node of a type around the selection with its position, or null. */
export function around(state, type) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type === type) return { node: $from.node(depth), pos: $from.before(depth) };
  }
  return null;
}

export const isIn = (state, type) => around(state, type) !== null;

/** Level of the heading at the cursor, 0 in normal text. */
export function headingLevel(state) {
  const { parent } = state.selection.$from;
  return parent.type === N.heading ? parent.attrs.level : 0;
}

/** Turns blocks into headings (2 to 4) or normal text (0); they stay the same blocks. */
export function setLevel(level) {
  const type = level ? N.heading : N.paragraph;
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const tr = state.tr.setBlockType(from, to, type, node => ({ ...(level && { level }), b: node.attrs.b }));
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export const toggleList = type => (state, dispatch, view) =>
  isIn(state, type) ? liftListItem(N.list_item)(state, dispatch, view) : wrapInList(type)(state, dispatch, view);

export const toggleQuote = (state, dispatch) => (isIn(state, N.blockquote) ? lift(state, dispatch) : wrapIn(N.blockquote)(state, dispatch));

/** Puts what is selected into a box, whole lists and tables; a box around it becomes one of that kind. */
export const setBox = kind => (state, dispatch) => {
  const existing = around(state, N.box);
  if (existing) {
    dispatch?.(state.tr.setNodeAttribute(existing.pos, 'kind', kind));
    return true;
  }
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to, node => node.type === N.doc || node.type === N.blockquote);
  const wrapping = range && findWrapping(range, N.box, { kind });
  if (!wrapping) return false;
  dispatch?.(state.tr.wrap(range, wrapping).scrollIntoView());
  return true;
};

/** Takes the box away; what it holds stays. */
export const removeBox = (state, dispatch) => {
  const existing = around(state, N.box);
  if (!existing) return false;
  const { doc, tr } = state;
  const range = doc.resolve(existing.pos + 1).blockRange(doc.resolve(existing.pos + existing.node.nodeSize - 1));
  dispatch?.(tr.lift(range, liftTarget(range)).scrollIntoView());
  return true;
};

export const insertTable = (rows, columns) => (state, dispatch) => {
  const row = cell => N.table_row.create(null, Array.from({ length: columns }, () => cell.createAndFill()));
  const table = N.table.create(null, [row(N.table_header), ...Array.from({ length: rows - 1 }, () => row(N.table_cell))]);
  const from = state.selection.$from;
  const last = from.depth === 1 && from.after(1) === state.doc.content.size;
  // a text that ends with a table would leave no place to write below it
  const content = last ? Fragment.from([table, N.paragraph.create()]) : Fragment.from(table);
  const tr = state.tr.deleteSelection();
  const start = tr.selection.$from;
  const emptyLine = start.parent.type === N.paragraph && !start.parent.content.size && start.depth === 1;
  const at = emptyLine ? start.before() : start.after(1);
  tr.replaceWith(at, emptyLine ? start.after() : at, content);
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
  dispatch?.(tr.scrollIntoView());
  return true;
};

export const setCaption = text => (state, dispatch) => {
  const table = around(state, N.table);
  if (!table) return false;
  dispatch?.(state.tr.setNodeAttribute(table.pos, 'caption', text.trim()));
  return true;
};

export const hardBreak = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(N.hard_break.create()).scrollIntoView());
  return true;
});

/** What the cursor's link covers, or null. */
export function linkAround(state) {
  const { $from } = state.selection;
  const mark = M.link.isInSet($from.marks()) || ($from.nodeAfter && M.link.isInSet($from.nodeAfter.marks));
  if (!mark) return null;
  let from = null;
  let to = null;
  $from.parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    const end = start + child.nodeSize;
    if (!mark.isInSet(child.marks)) {
      if (to !== null && to < $from.pos) from = to = null;
      return;
    }
    if (to !== null && to !== start) {
      if (to >= $from.pos) return;
      from = null;
    }
    if (from === null) from = start;
    to = end;
  });
  return from === null ? null : { mark, from, to };
}

/** Puts a link on the selection, on the link at the cursor, or on new text. */
export const setLink = (href, text) => (state, dispatch) => {
  const mark = M.link.create({ href });
  const existing = linkAround(state);
  const { from, to, empty } = state.selection;
  if (!empty) dispatch?.(state.tr.removeMark(from, to, M.link).addMark(from, to, mark));
  else if (existing) dispatch?.(state.tr.removeMark(existing.from, existing.to, M.link).addMark(existing.from, existing.to, mark));
  else dispatch?.(state.tr.replaceSelectionWith(schema.text(text || href, [mark]), false));
  return true;
};

export const removeLink = (state, dispatch) => {
  const existing = linkAround(state);
  const { from, to } = state.selection;
  dispatch?.(state.tr.removeMark(Math.min(from, existing?.from ?? from), Math.max(to, existing?.to ?? to), M.link));
  return true;
};

/** An address as people type it; null when it cannot be one. */
export function addressOf(typed) {
  const text = typed.trim();
  if (/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)\S+$/i.test(text)) return text;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^[^\s@/:]+\.[^\s@/:.]{2,}([/?#]\S*)?$/.test(text)) return `https://${text}`;
  return null;
}

const headingRule = new InputRule(/^(#{2,4})\s$/, (state, match, start, end) => {
  const $start = state.doc.resolve(start);
  if (!$start.node(-1).canReplaceWith($start.index(-1), $start.indexAfter(-1), N.heading)) return null;
  return state.tr
    .delete(start, end)
    .setBlockType(start, start, N.heading, node => ({ level: match[1].length, b: node.attrs.b }));
});

/** Typing "- ", "1. ", "> " or "## " at the start of a line. */
export const typingRules = () =>
  inputRules({
    rules: [
      ellipsis,
      headingRule,
      wrappingInputRule(/^\s*([-+*])\s$/, N.bullet_list),
      wrappingInputRule(/^(\d+)[.)]\s$/, N.ordered_list, match => ({ order: Number(match[1]) })),
      wrappingInputRule(/^\s*>\s$/, N.blockquote)
    ]
  });
