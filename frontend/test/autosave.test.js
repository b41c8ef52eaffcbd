// SPDX-License-Identifier: Apache-2.0
import './support/page.js';
import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';

const { autosave } = await import('../src/rambla/autosave.js');

const FORM = `<form data-autosave="/s/night/wiki/guide/autosave"><input type="hidden" name="token" value="t">
  <input type="hidden" name="draft" value=""><input name="title"><textarea name="body" data-rich-text></textarea>
  <input type="file" name="files"><p class="actions"><button>Save</button></p></form>`;
let sent = [];

afterEach(() => {
  mock.timers.reset();
  sent = [];
});

function page(answer, html = FORM) {
  mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.fetch = async (address, options) => {
    sent.push({ address, body: Object.fromEntries(options.body), signal: options.signal, keepalive: options.keepalive });
    return { json: answer };
  };
  document.body.innerHTML = html;
  const form = document.querySelector('form');
  autosave(form);
  return form;
}

const type = (form, text) => {
  form.elements.body.value = text;
  form.elements.body.dispatchEvent(new Event('input', { bubbles: true }));
};
const wait = async () => {
  mock.timers.tick(10_000);
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

test('what is typed is sent after a while, with the name of the draft that was kept before', async () => {
  const form = page(async () => ({ message: 'Kept at 10:05.', draft: 7 }));
  type(form, 'One');
  type(form, 'Two');
  await wait();
  assert.deepEqual(sent.map(({ body }) => [body.body, body.draft, body.token]), [['Two', '', 't']]);
  assert.equal(document.querySelector('[role=status]').textContent, 'Kept at 10:05.');
  type(form, 'Three');
  await wait();
  assert.equal(sent[1].body.draft, '7');
  assert.ok(!('files' in sent[0].body));
});

test('who else is writing is told once, until somebody else comes', async () => {
  const form = page(async () => ({ message: 'Kept.', others: 'Leuven is writing.', draft: 7 }));
  type(form, 'One');
  await wait();
  const box = document.querySelector('.notice');
  assert.match(box.textContent, /Leuven is writing/);
  type(form, 'Two');
  await wait();
  assert.equal(document.querySelector('.notice'), box);
});

test('an answer that is none is told in words', async () => {
  const form = page(async () => JSON.parse('<html>'));
  type(form, 'One');
  await wait();
  assert.match(document.querySelector('[role=status]').textContent, /could not be kept/);
});

test('what is sent for good is not sent as a draft behind it', async () => {
  const form = page(() => new Promise(() => {}));
  type(form, 'One');
  await wait();
  type(form, 'Two');
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await wait();
  assert.equal(sent.length, 1);
  assert.ok(sent[0].signal.aborted);
});

test('while one is on its way the next one waits', async () => {
  let answered;
  const form = page(() => new Promise(resolve => (answered = resolve)));
  type(form, 'One');
  await wait();
  type(form, 'Two');
  await wait();
  assert.equal(sent.length, 1);
  assert.ok(!sent[0].signal.aborted);
  answered({ message: 'Kept.', draft: 7 });
  await wait();
  await wait();
  assert.deepEqual(sent.map(({ body }) => body.draft), ['', '7']);
});

test('a page that goes away sends a long text as any other, for browsers refuse it on its behalf', async () => {
  const form = page(async () => ({ message: 'Kept.', draft: 7 }));
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
  for (const [text, keepalive] of [['Short', true], ['x'.repeat(70_000), false]]) {
    type(form, text);
    document.dispatchEvent(new Event('visibilitychange'));
    for (let i = 0; i < 5; i++) await Promise.resolve();
    assert.equal(sent.at(-1).keepalive, keepalive);
  }
  delete document.visibilityState;
});

test('a form of plain fields is kept as well', async () => {
  const form = page(async () => ({ message: 'Kept.', draft: 7 }), FORM.replace(' data-rich-text', ''));
  type(form, 'One');
  await wait();
  assert.equal(sent[0].body.body, 'One');
});

test('a form in passages keeps nothing', async () => {
  const form = page(async () => ({}), FORM.replace(' data-rich-text', '').replace('<p class', '<input type="hidden" name="body-passages" value="1"><p class'));
  type(form, 'One');
  await wait();
  assert.equal(sent.length, 0);
});
