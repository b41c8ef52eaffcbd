// SPDX-License-Identifier: Apache-2.0
import './support/page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinBackward, splitBlock } from 'prosemirror-commands';
import { EditorState, TextSelection } from 'prosemirror-state';
import { splitListItem } from 'prosemirror-schema-list';
import { blockIds, clearDuplicates, withoutIds } from '../src/editor/blocks.js';
import { setLevel, toggleList } from '../src/editor/commands.js';
import { fromHtml, toHtml } from '../src/editor/html.js';
import { schema } from '../src/editor/schema.js';

/** A state with the cursor before the first occurrence of a text. */
function at(html, text, offset = 0) {
  const state = EditorState.create({ doc: fromHtml(html), plugins: [blockIds()] });
  let pos = null;
  state.doc.descendants((node, start) => {
    const index = node.isText && pos === null ? node.text.indexOf(text) : -1;
    if (index >= 0) pos = start + index + offset;
  });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
}

const after = (state, command) => {
  let next = state;
  assert.ok(command(state, tr => (next = state.apply(tr))), 'the command did not run');
  return toHtml(next.doc);
};

test('a paragraph that is split keeps its id once', () => {
  assert.equal(after(at('<p data-b="p1">one two</p>', 'two'), splitBlock), '<p data-b="p1">one </p><p>two</p>');
});

test('the id goes with the text when a paragraph is split at its start', () => {
  assert.equal(after(at('<p data-b="p1">one</p>', 'one'), splitBlock), '<p></p><p data-b="p1">one</p>');
});

test('a list item that is split keeps its id once', () => {
  assert.equal(after(at('<ul data-b="u"><li data-b="i">one two</li></ul>', 'two'), splitListItem(schema.nodes.list_item)), '<ul data-b="u"><li data-b="i">one </li><li>two</li></ul>');
});

test('two paragraphs that are joined keep the first id', () => {
  assert.equal(after(at('<p data-b="p1">one</p><p data-b="p2">two</p>', 'two'), joinBackward), '<p data-b="p1">onetwo</p>');
});

test('a paragraph that becomes a heading, and back, stays the same block', () => {
  const heading = after(at('<p data-b="p1">one</p>', 'one'), setLevel(3));
  assert.equal(heading, '<h3 data-b="p1">one</h3>');
  assert.equal(after(at(heading, 'one'), setLevel(0)), '<p data-b="p1">one</p>');
});

test('a paragraph that becomes a list item keeps its id, list and item get none', () => {
  assert.equal(after(at('<p data-b="p1">one</p>', 'one'), toggleList(schema.nodes.bullet_list)), '<ul><li><p data-b="p1">one</p></li></ul>');
});

test('ids that come twice are cleared but for the first block with text', () => {
  const state = EditorState.create({ doc: fromHtml('<p data-b="x"></p><p data-b="x">kept</p><p data-b="x">copy</p><p data-b="y">other</p>') });
  assert.equal(toHtml(state.apply(clearDuplicates(state.tr)).doc), '<p></p><p data-b="x">kept</p><p>copy</p><p data-b="y">other</p>');
});

test('what is pasted comes without ids, save what was cut here', () => {
  const slice = fromHtml('<ul data-b="a"><li data-b="b">one</li></ul><p data-b="c">two</p>').slice(0);
  const html = kept => toHtml(schema.nodes.doc.create(null, withoutIds(slice, kept).content));
  assert.equal(html(new Set()), '<ul><li>one</li></ul><p>two</p>');
  assert.equal(html(new Set(['c'])), '<ul><li>one</li></ul><p data-b="c">two</p>');
});
