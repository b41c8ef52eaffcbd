// SPDX-License-Identifier: Apache-2.0
// A search box that proposes titles while one types. Without it the box searches just as well.
import { element } from './parts.js';

const WAIT = 120;
let boxes = 0;

/** Makes a combobox of an input with data-suggest, the address that answers. */
export function suggest(input) {
  const id = `suggest-${++boxes}`;
  const list = element('ul', { class: 'suggestions', role: 'listbox', id, hidden: '', 'aria-label': input.labels?.[0]?.textContent || '' });
  const holder = input.parentElement;
  holder.classList.add('suggests');
  holder.append(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': id })) {
    input.setAttribute(name, value);
  }
  let timer, asking, current = -1;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    current = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = index => {
    const all = options();
    if (!all.length) return;
    current = (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === current)));
    input.setAttribute('aria-activedescendant', all[current].id);
    all[current].scrollIntoView?.({ block: 'nearest' });
  };
  const show = suggestions => {
    list.replaceChildren(...suggestions.map((suggestion, i) => {
      const title = element('span', {}, suggestion.title);
      if (/^[a-z]{2}$/.test(suggestion.language)) title.lang = suggestion.language;
      const option = element('li', { role: 'option', id: `${id}-${i}`, 'aria-selected': 'false' }, title, ' ', element('small', {}, suggestion.kind));
      option.addEventListener('mousedown', event => event.preventDefault());
      option.addEventListener('click', () => { location.href = suggestion.path; });
      option.dataset.path = suggestion.path;
      return option;
    }));
    current = -1;
    list.hidden = !suggestions.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  };
  const ask = async () => {
    const typed = input.value.trim();
    asking?.abort();
    if (typed.length < 2) return close();
    asking = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asking.signal, headers: { Accept: 'application/json' } });
      if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
    } catch {
      // what was asked before is of no interest any more, or there is no network: the box still searches
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (list.hidden) {
      return;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(event.key === 'ArrowDown' ? current + 1 : current < 0 ? options().length - 1 : current - 1);
    } else if (event.key === 'Enter' && current >= 0) {
      event.preventDefault();
      location.href = options()[current].dataset.path;
    }
  });
}
