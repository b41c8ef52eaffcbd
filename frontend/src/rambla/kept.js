// SPDX-License-Identifier: Apache-2.0
// Keeps what was typed: <form data-keep="KEY"> saves its fields on this device until the server says they have arrived
// (<meta name="rambla-kept-done" content="KEY">). KEY is the form's own, for example its path; <body data-member> keeps
// members apart. Passwords, files, hidden fields and fields with data-keep-not are never kept.
import { notice } from './parts.js';
import { moment, say } from './words.js';

const PREFIX = 'rambla.kept.';
const DAYS = 30;
const PAUSE = 500;

const nameOf = key => `${PREFIX}${document.body.dataset.member || 'guest'}.${key}`;

export function forgetSent() {
  for (const done of document.querySelectorAll('meta[name="rambla-kept-done"]')) {
    if (done.content) remove(nameOf(done.content));
  }
}

/** What lay here for a month is nobody's draft any more. */
export function forgetOld(now = Date.now()) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX) && !(read(name)?.at > now - DAYS * 86_400_000)) remove(name);
    }
  } catch {
    // a browser without storage keeps nothing
  }
}

export function keep(form) {
  if (form.dataset.keeping) return;
  form.dataset.keeping = 'yes';
  const name = nameOf(form.dataset.keep);
  const start = snapshot(form);
  const formats = textFormats(form);
  offer(form, name, start, formats);

  let timer = 0;
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    const fields = snapshot(form);
    if (same(fields, start)) remove(name);
    else write(name, { at: Date.now(), base: fingerprint(start), fields });
  };
  form.addEventListener('input', () => (timer = timer || setTimeout(save, PAUSE)));
  form.addEventListener('change', save);
  window.addEventListener('pagehide', () => timer && save());
}

/** Puts back what was kept; when the page is another one than it was typed into, the reader decides. */
function offer(form, name, start, formats) {
  const kept = read(name);
  if (!kept || same(kept.fields, start)) return;
  const when = { when: moment(kept.at) };
  const show = box => {
    box.classList.add('kept');
    form.prepend(box);
  };
  const discard = box => () => {
    remove(name);
    fill(form, start, formats);
    box.remove();
    firstField(form)?.focus();
  };
  const back = () => {
    fill(form, kept.fields, {});
    const box = notice('info', 'status', say('keptBack', when), [[say('keptDiscard'), () => discard(box)()]]);
    show(box);
    return box;
  };
  if (kept.base === fingerprint(start)) {
    back();
    return;
  }
  const box = notice('info', 'status', say('keptOther', when), [
    [say('keptRestore'), () => { box.remove(); back().focus(); }],
    [say('keptDiscard'), () => discard(box)()]
  ]);
  show(box);
}

const NEVER = new Set(['password', 'file', 'submit', 'button', 'reset', 'image', 'hidden']);

const isText = field => field.localName === 'textarea' && 'richText' in field.dataset;

function fieldsOf(form) {
  return [...form.elements].filter(field => field.name && field.type && !NEVER.has(field.type) && !('keepNot' in field.dataset));
}

const firstField = form => fieldsOf(form).find(field => !field.hidden);

const formatField = (form, field) => [...form.elements].find(other => other.name === `${field.name}Format`);

function textFormats(form) {
  return Object.fromEntries(fieldsOf(form).filter(isText).map(field => [field.name, formatField(form, field)?.value]));
}

/** Pairs of name and value, as the form would send them; texts of the editor carry their format. */
export function snapshot(form) {
  const pairs = [];
  for (const field of fieldsOf(form)) {
    if (field.type === 'checkbox' || field.type === 'radio') {
      if (field.checked) pairs.push([field.name, field.value]);
    } else if (field.localName === 'select') {
      for (const option of field.selectedOptions) pairs.push([field.name, option.value]);
    } else if (isText(field)) {
      pairs.push([field.name, field.value, formatField(form, field)?.value || 'text']);
    } else {
      pairs.push([field.name, field.value]);
    }
  }
  return pairs;
}

/** Two lists of pairs say the same; how a text is written down does not matter while it is empty. */
const same = (a, b) => fingerprint(a) === fingerprint(b);

function fingerprint(pairs) {
  return JSON.stringify(pairs.filter(([, value]) => value !== '').map(([name, value]) => [name, value]));
}

export function fill(form, pairs, formats) {
  const left = [...pairs];
  const take = (name, value) => {
    const at = left.findIndex(pair => pair[0] === name && (value === undefined || pair[1] === value));
    return at < 0 ? null : left.splice(at, 1)[0];
  };
  for (const field of fieldsOf(form)) {
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = take(field.name, field.value) !== null;
    else if (field.localName === 'select') for (const option of field.options) option.selected = take(field.name, option.value) !== null;
    else put(form, field, take(field.name), formats);
  }
}

function put(form, field, pair, formats) {
  const value = pair?.[1] ?? '';
  const format = pair?.[2] || formats[field.name] || 'text';
  if (!isText(field)) {
    field.value = value;
  } else if (field.richText) {
    field.richText.set(value, format);
  } else {
    field.value = value;
    const hidden = formatField(form, field);
    if (hidden) hidden.value = format;
  }
}

function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    return Array.isArray(kept?.fields) ? kept : null;
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // full or forbidden: the text is still in the page
  }
}

function remove(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // forbidden: nothing was kept either
  }
}
