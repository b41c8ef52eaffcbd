// SPDX-License-Identifier: Apache-2.0
import './support/page.js';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { TextSelection } from 'prosemirror-state';
import { addressOf, insertTable, linkAround, markIsOn, removeBox, removeLink, setBox, setLink } from '../src/editor/commands.js';
import { enhance } from '../src/editor/enhance.js';
import { messages } from '../src/editor/messages.js';
import { schema } from '../src/editor/schema.js';

let view;
afterEach(() => {
  view?.destroy();
  document.body.replaceChildren();
});

function editor(value, { format = 'html', attributes = '', lang = 'en' } = {}) {
  document.documentElement.lang = lang;
  document.body.innerHTML = `<form><label for="f-body">Your message</label><p class="hint" id="f-body-hint">Hint</p>
    <textarea id="f-body" name="body" required aria-describedby="f-body-hint" data-rich-text ${attributes}></textarea>
    <input type="hidden" name="bodyFormat" value="${format}"></form>`;
  const area = document.querySelector('textarea');
  area.value = value;
  view = enhance(area);
  return area;
}

const select = (from, to = from) => view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
const button = name => document.querySelector(`.rt-bar button[aria-label="${name}"]`);

test('the form says html and holds the same text as soon as the editor is there', () => {
  const area = editor('<p data-b="k1">Hello</p>');
  assert.equal(area.form.elements.bodyFormat.value, 'html');
  assert.equal(area.value, '<p data-b="k1">Hello</p>');
  assert.equal(area.hidden, true);
  assert.equal(area.required, false);
});

test('plain text that comes back in a form is not read as HTML', () => {
  const area = editor('a < b\n\n<b>c</b>', { format: 'text' });
  assert.equal(area.value, '<p>a &lt; b</p><p>&lt;b&gt;c&lt;/b&gt;</p>');
});

test('typing is stored in the form and told to scripts that keep drafts', () => {
  const area = editor('<p>One</p>');
  let told = 0;
  area.addEventListener('input', () => told++);
  view.dispatch(view.state.tr.insertText('!', 4));
  assert.equal(area.value, '<p>One!</p>');
  assert.equal(told, 1);
});

test('a link in a list of problems leads to the editable text, which has the label and the hint', () => {
  editor('');
  const editable = document.getElementById('f-body');
  assert.equal(editable.getAttribute('role'), 'textbox');
  assert.equal(document.getElementById(editable.getAttribute('aria-labelledby')).textContent, 'Your message');
  assert.match(editable.getAttribute('aria-describedby'), /^f-body-hint /);
  assert.equal(editable.getAttribute('aria-required'), 'true');
});

test('the bold button is pressed inside bold words only, and makes words bold', () => {
  const area = editor('<p>a <strong>b</strong> c</p>');
  select(2);
  assert.equal(button('Bold').getAttribute('aria-pressed'), 'false');
  select(4);
  assert.equal(button('Bold').getAttribute('aria-pressed'), 'true');
  select(5, 6);
  button('Bold').click();
  assert.equal(area.value, '<p>a <strong>b</strong> <strong>c</strong></p>');
});

test('the style list shows and sets headings', () => {
  const area = editor('<h3 data-b="h">Title</h3>');
  select(2);
  const list = document.querySelector('.rt-bar select');
  view.dispatch(view.state.tr.setMeta('nothing', true));
  assert.equal(list.value, '3');
  list.value = '2';
  list.dispatchEvent(new Event('change'));
  assert.equal(area.value, '<h2 data-b="h">Title</h2>');
});

test('the bar for tables shows only inside a table', () => {
  editor('<p>before</p>');
  const bar = document.querySelector('.rt-table');
  assert.equal(bar.hidden, true);
  insertTable(2, 2)(view.state, view.dispatch);
  assert.equal(bar.hidden, false);
});

test('a new table has a head, puts the cursor into it and leaves a line below', () => {
  const area = editor('<p data-b="p">before</p>');
  select(3);
  insertTable(2, 2)(view.state, view.dispatch);
  assert.equal(view.state.selection.$from.node(-1).type.name, 'table_header');
  assert.equal(area.value, '<p data-b="p">before</p><table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table><p></p>');
});

test('the arrow keys move inside the bar, which is one stop for the Tab key', () => {
  editor('');
  const bar = document.querySelector('.rt-bar');
  const stops = () => [...bar.children].filter(control => control.tabIndex === 0);
  assert.equal(stops().length, 1);
  bar.firstChild.focus();
  const press = key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  press('ArrowRight');
  assert.equal(document.activeElement.getAttribute('aria-label'), 'Bold');
  press('ArrowLeft');
  press('ArrowLeft');
  assert.equal(document.activeElement, bar.lastChild);
  assert.deepEqual(stops(), [bar.lastChild]);
});

test('the picture button is there only where pictures are taken', () => {
  editor('');
  assert.equal(button('Picture'), null);
  view.destroy();
  editor('', { attributes: 'data-upload="/files"' });
  assert.ok(button('Picture'));
});

test('the editor speaks the language of the page, not of the text', () => {
  editor('', { lang: 'fr', attributes: 'lang="en"' });
  assert.ok(button('Gras'));
  assert.equal(document.getElementById('f-body').lang, 'en');
});

test('a draft can be put in place of the text', () => {
  const area = editor('<p>One</p>');
  area.richText.set('two\n\nthree', 'text');
  assert.equal(area.value, '<p>two</p><p>three</p>');
  assert.equal(area.form.elements.bodyFormat.value, 'html');
});

test('a link is changed and removed as a whole from anywhere inside it', () => {
  const area = editor('<p>see <a href="https://a.example/">the <strong>long</strong> page</a> now</p>');
  select(8);
  const { from, to } = linkAround(view.state);
  assert.deepEqual([from, to], [5, 18]);
  setLink('https://b.example/')(view.state, view.dispatch);
  assert.ok(area.value.includes('https://b.example/'));
  assert.ok(!area.value.includes('https://a.example/'));
  removeLink(view.state, view.dispatch);
  assert.equal(area.value, '<p>see the <strong>long</strong> page now</p>');
  assert.equal(markIsOn(view.state, schema.marks.link), false);
});

test('of two links in a paragraph only the one at the cursor is changed', () => {
  const area = editor('<p><a href="/a">one</a> and <a href="/a">two</a></p>');
  select(10);
  setLink('/b')(view.state, view.dispatch);
  assert.equal(area.value, '<p><a href="/a">one</a> and <a href="/b">two</a></p>');
});

test('addresses are taken as people type them, and nothing that could run is', () => {
  assert.equal(addressOf('www.example.org/a?b=c'), 'https://www.example.org/a?b=c');
  assert.equal(addressOf(' name@example.org '), 'mailto:name@example.org');
  assert.equal(addressOf('/s/night/forum'), '/s/night/forum');
  assert.equal(addressOf('https://example.org'), 'https://example.org');
  for (const wrong of ['javascript:alert(1)', 'JavaScript:x', 'data:text/html,x', '//evil.example', 'two words', 'word', '']) {
    assert.equal(addressOf(wrong), null, wrong);
  }
});

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(messages.fr).sort(), Object.keys(messages.en).sort());
  for (const [language, words] of Object.entries(messages)) {
    for (const [key, text] of Object.entries(words)) assert.ok(text.trim(), `${language}.${key} is empty`);
  }
});

test('a box goes around the whole list, changes its kind and goes away again', () => {
  const html = '<p>before</p><ul data-b="u"><li data-b="i">one</li><li>two</li></ul>';
  const area = editor(html);
  const run = command => assert.ok(command(view.state, view.dispatch));
  select(13);
  run(setBox('caution'));
  assert.equal(area.value, '<p>before</p><aside data-box="caution" role="note"><ul data-b="u"><li data-b="i">one</li><li>two</li></ul></aside>');
  assert.equal(button('Box').getAttribute('aria-pressed'), 'true');
  run(setBox('example'));
  assert.match(area.value, /<aside data-box="example" role="note"><ul/);
  run(removeBox);
  assert.equal(area.value, html);
  assert.equal(button('Box').getAttribute('aria-pressed'), 'false');
});

test('a box around words in a table goes around the table', () => {
  const area = editor('<table><tbody><tr><td>4</td></tr></tbody></table>');
  select(4);
  assert.ok(setBox('note')(view.state, view.dispatch));
  assert.equal(area.value, '<aside data-box="note" role="note"><table><tbody><tr><td>4</td></tr></tbody></table></aside>');
});
