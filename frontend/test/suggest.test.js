// SPDX-License-Identifier: Apache-2.0
import { window } from './support/page.js';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

const { suggest } = await import('../src/rambla/suggest.js');

const FOUND = [
  { title: 'Éclairage des places', language: 'fr', kind: 'Topic', path: '/#first' },
  { title: 'Leuven <script>', language: '', kind: 'City', path: '/#second' },
];
let asked, answer;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  asked = [];
  answer = { ok: true, json: async () => ({ suggestions: FOUND }) };
  globalThis.fetch = async (address, options) => {
    asked.push({ address, signal: options.signal });
    return answer;
  };
  document.body.innerHTML = '<form><label for="q">Looking for?</label><div><input id="q" name="q" data-suggest="/n/search/suggestions"></div></form>';
  suggest(box());
  box().focus();
});

afterEach(() => mock.timers.reset());

const box = () => document.querySelector('#q');
const list = () => document.querySelector('[role=listbox]');
const options = () => [...document.querySelectorAll('[role=option]')];

async function type(text) {
  box().value = text;
  box().dispatchEvent(new Event('input', { bubbles: true }));
  mock.timers.tick(200);
  for (let i = 0; i < 5; i++) await Promise.resolve();
  await new Promise(done => setImmediate(done));
}

function press(key) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  box().dispatchEvent(event);
  return event;
}

test('a box says what it is, and what the list is called', () => {
  assert.equal(box().getAttribute('role'), 'combobox');
  assert.equal(box().getAttribute('aria-expanded'), 'false');
  assert.equal(box().getAttribute('aria-controls'), list().id);
  assert.equal(list().getAttribute('aria-label'), 'Looking for?');
});

test('titles appear while one types, as text, each in its language', async () => {
  await type('éc & l');
  assert.equal(asked[0].address, '/n/search/suggestions?q=%C3%A9c%20%26%20l');
  assert.equal(list().hidden, false);
  assert.equal(box().getAttribute('aria-expanded'), 'true');
  assert.equal(options().length, 2);
  assert.equal(options()[0].querySelector('span').lang, 'fr');
  assert.equal(options()[1].querySelector('span').textContent, 'Leuven <script>');
  assert.equal(options()[1].querySelector('script'), null);
});

test('one letter asks nothing, and closes what was there', async () => {
  await type('le');
  await type('l');
  assert.equal(asked.length, 1);
  assert.equal(list().hidden, true);
});

test('the answer to what was typed before is of no interest', async () => {
  await type('le');
  await type('leu');
  assert.equal(asked[0].signal.aborted, true);
  assert.equal(asked[1].signal.aborted, false);
});

test('keys go through the list and round again; escape closes it and leaves the text', async () => {
  await type('le');
  press('ArrowDown');
  assert.equal(box().getAttribute('aria-activedescendant'), options()[0].id);
  press('ArrowDown');
  press('ArrowDown');
  assert.equal(options()[0].getAttribute('aria-selected'), 'true');
  press('ArrowUp');
  assert.equal(options()[1].getAttribute('aria-selected'), 'true');
  const escape = press('Escape');
  assert.equal(escape.defaultPrevented, true);
  assert.equal(list().hidden, true);
  assert.equal(box().value, 'le');
  assert.equal(box().hasAttribute('aria-activedescendant'), false);
});

test('enter searches as long as nothing is chosen, and opens what is', async () => {
  await type('le');
  assert.equal(press('Enter').defaultPrevented, false);
  press('ArrowUp');
  assert.equal(press('Enter').defaultPrevented, true);
  assert.equal(window.location.hash, '#second');
});

test('without an answer the box still searches', async () => {
  answer = { ok: false };
  await type('le');
  assert.equal(list().hidden, true);
  globalThis.fetch = async () => { throw new TypeError('no network'); };
  await type('leu');
  assert.equal(list().hidden, true);
  assert.equal(press('Enter').defaultPrevented, false);
});

test('leaving the box closes the list', async () => {
  await type('le');
  box().dispatchEvent(new Event('blur'));
  assert.equal(list().hidden, true);
});
