// SPDX-License-Identifier: Apache-2.0
import { window } from './support/page.js';
import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';

globalThis.localStorage = window.localStorage;
const { fill, forgetOld, forgetSent, keep, snapshot } = await import('../src/rambla/kept.js');

const NAME = 'rambla.kept.7.topic-new';
const FORM = `<form data-keep="topic-new">
  <input type="hidden" name="token" value="secret"><input type="password" name="pass"><input name="title">
  <input name="private" data-keep-not>
  <select name="kind"><option value="a" selected>A</option><option value="b">B</option></select>
  <input type="checkbox" name="list" value="1"><input type="checkbox" name="list" value="2">
  <input type="radio" name="hear" value="fr"><input type="radio" name="hear" value="en">
  <textarea name="body" data-rich-text></textarea><input type="hidden" name="bodyFormat" value="text">
  <button>Send</button></form>`;

afterEach(() => {
  mock.timers.reset();
  localStorage.clear();
  document.head.replaceChildren();
  document.documentElement.lang = 'en';
});

function page(html = FORM) {
  document.body.dataset.member = '7';
  document.body.innerHTML = html;
  return document.querySelector('form');
}

function type(form, name, value) {
  form.elements[name].value = value;
  form.elements[name].dispatchEvent(new Event('change', { bubbles: true }));
}

const kept = () => JSON.parse(localStorage.getItem(NAME));
const button = words => [...document.querySelectorAll('.kept button')].find(made => made.textContent === words);

test('what was typed is back when the same page opens again, with a word about it', () => {
  const first = page();
  keep(first);
  first.elements.list[1].checked = true;
  first.elements.hear.value = 'en';
  first.elements.kind.value = 'b';
  first.elements.body.value = '<p>Text</p>';
  first.elements.bodyFormat.value = 'html';
  type(first, 'title', 'Lights');
  const form = page();
  keep(form);
  assert.equal(form.elements.title.value, 'Lights');
  assert.equal(form.elements.kind.value, 'b');
  assert.equal(form.elements.hear.value, 'en');
  assert.deepEqual([...form.elements.list].map(box => box.checked), [false, true]);
  assert.deepEqual([form.elements.body.value, form.elements.bodyFormat.value], ['<p>Text</p>', 'html']);
  assert.match(document.querySelector('.kept').textContent, /is back/);
});

test('passwords, hidden fields and fields that say so are never kept', () => {
  const form = page();
  keep(form);
  form.elements.pass.value = 'hunter';
  form.elements.private.value = 'mine';
  type(form, 'title', 'Lights');
  const stored = localStorage.getItem(NAME);
  assert.ok(stored.includes('Lights'));
  for (const secret of ['secret', 'hunter', 'mine']) assert.ok(!stored.includes(secret), secret);
});

test('typing is saved after a pause, not at every key', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const form = page();
  keep(form);
  form.elements.title.value = 'L';
  form.elements.title.dispatchEvent(new Event('input', { bubbles: true }));
  assert.equal(kept(), null);
  mock.timers.tick(500);
  assert.deepEqual(kept().fields.find(([name]) => name === 'title'), ['title', 'L']);
});

test('a discarded draft is gone and the form is as the server sent it', () => {
  const first = page();
  keep(first);
  type(first, 'title', 'Lights');
  const form = page();
  keep(form);
  button('Discard it').click();
  assert.equal(form.elements.title.value, '');
  assert.equal(kept(), null);
  assert.equal(document.querySelector('.kept'), null);
});

test('when the page has changed since, the reader decides, in the language of the page', () => {
  const first = page();
  keep(first);
  type(first, 'title', 'Mine');
  document.documentElement.lang = 'fr';
  const form = page(FORM.replace('name="title"', 'name="title" value="Theirs"'));
  keep(form);
  assert.equal(form.elements.title.value, 'Theirs');
  button('Le reprendre').click();
  assert.equal(form.elements.title.value, 'Mine');
});

test('a form that came back with what was typed says nothing', () => {
  const first = page();
  keep(first);
  type(first, 'title', 'Lights');
  keep(page(FORM.replace('name="title"', 'name="title" value="Lights"')));
  assert.equal(document.querySelector('.kept'), null);
});

test('a draft that was sent is forgotten, those of other members and forms are not', () => {
  page('');
  const draft = JSON.stringify({ at: 1, fields: [] });
  for (const name of [NAME, 'rambla.kept.8.topic-new', 'rambla.kept.7.other']) localStorage.setItem(name, draft);
  document.head.innerHTML = '<meta name="rambla-kept-done" content="topic-new">';
  forgetSent();
  assert.deepEqual(Object.keys(localStorage).sort(), ['rambla.kept.7.other', 'rambla.kept.8.topic-new']);
});

test('drafts of more than thirty days are forgotten', () => {
  const day = 86_400_000;
  localStorage.setItem('rambla.kept.7.old', JSON.stringify({ at: 9 * day, fields: [] }));
  localStorage.setItem('rambla.kept.7.new', JSON.stringify({ at: 11 * day, fields: [] }));
  localStorage.setItem('other', '1');
  forgetOld(40 * day);
  assert.deepEqual(Object.keys(localStorage).sort(), ['other', 'rambla.kept.7.new']);
});

test('a form filled from its own snapshot is unchanged', () => {
  const form = page();
  form.elements.list[0].checked = true;
  form.elements.title.value = 'x';
  const before = snapshot(form);
  form.reset();
  fill(form, before, {});
  assert.deepEqual(snapshot(form), before);
});
