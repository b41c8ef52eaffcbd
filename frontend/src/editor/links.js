// SPDX-License-Identifier: Apache-2.0
// Finds what a link can lead to: <form data-links="/address"> around the text answers ?q=WORDS with JSON
// {targets: [{title, kind, path}]}. What is chosen fills the dialog's fields for the address and the words.
import { element } from './dom.js';

const PAUSE = 250;
const SHORTEST = 2;

/** The field in which one types; none when the form has no address to ask. */
export const searchField = (area, t) =>
  area.form?.dataset.links ? [{ name: 'find', label: t.find, hint: t.findHint, attrs: { type: 'search', autocomplete: 'off', maxlength: 100 } }] : [];

/** Lists what is found below that field. */
export function searchLinks(dialog, area, t) {
  const form = dialog.querySelector('form');
  const { find, href, text } = form.elements;
  if (!find) return;
  const status = element('p', { role: 'status', class: 'hint' });
  const list = element('ul', { class: 'rt-found', role: 'list' });
  find.after(status, list);
  let timer = 0;
  let asked = '';

  const choose = target => {
    href.value = target.path;
    if (text && !text.value) text.value = target.title;
    list.replaceChildren();
    status.textContent = '';
    href.focus();
  };
  const show = targets => {
    status.textContent = targets.length ? '' : t.findNothing;
    list.replaceChildren(...targets.map(target => element('li', {}, chooser(target, choose))));
  };
  const ask = async () => {
    const words = find.value.trim();
    if (words === asked) return;
    asked = words;
    if (words.length < SHORTEST) {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    try {
      const answer = await fetch(`${area.form.dataset.links}?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } });
      const { targets } = await answer.json();
      if (words === asked) show(targets || []);
    } catch {
      if (words === asked) show([]);
    }
  };
  find.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  // Enter looks, and does not close the dialog.
  find.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    ask();
  });
}

function chooser(target, choose) {
  const made = element('button', { type: 'button', class: 'quiet' }, `${target.title} `, element('span', { class: 'meta' }, target.kind));
  made.addEventListener('click', () => choose(target));
  return made;
}
