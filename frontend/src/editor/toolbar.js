// SPDX-License-Identifier: Apache-2.0
// The formatting bar and the bar for tables. One stop for the Tab key each; arrows move inside.
import { element, icon } from './dom.js';

const MAC = /Mac|iP(hone|ad)/.test(navigator.platform || '');

/**
 * @param items [{name, icon, run(view), on(state), key}]; `run` and `on` as in commands
 * @param levels {current(state), set(level, view)}
 */
export function formattingBar({ id, messages, items, levels, view }) {
  const style = element('select', { 'aria-label': messages.style }, ...['paragraph', 'h2', 'h3', 'h4'].map((name, i) => element('option', { value: i && i + 1 }, messages[name])));
  for (const name of ['input', 'change']) style.addEventListener(name, event => event.stopPropagation()); // no field of the form around
  style.addEventListener('change', () => levels.set(Number(style.value), view()));
  const bar = element('div', { role: 'toolbar', class: 'rt-bar', 'aria-label': messages.toolbar, 'aria-controls': id }, style);
  const buttons = items.map(item => [item, button(item, messages, view)]);
  bar.append(...buttons.map(([, made]) => made));
  roving(bar);
  const refresh = state => {
    for (const [item, made] of buttons) if (item.on) made.setAttribute('aria-pressed', String(item.on(state)));
    style.value = String(levels.current(state));
  };
  return { bar, refresh, press: name => buttons.find(([item]) => item.name === name)?.[1].click() };
}

/** Buttons with words, shown only inside a table. */
export function tableBar({ messages, items, view }) {
  const bar = element('div', { role: 'toolbar', class: 'rt-bar rt-table', 'aria-label': messages.tableTools, hidden: true });
  for (const { name, run } of items) {
    const made = element('button', { type: 'button' }, messages[name]);
    act(made, () => run(view()));
    bar.append(made);
  }
  roving(bar);
  return bar;
}

function button({ name, icon: picture, run, on, key }, messages, view) {
  const made = element(
    'button',
    {
      type: 'button',
      title: key ? `${messages[name]} (${MAC ? messages.keyMac : messages.key}+${key})` : messages[name],
      'aria-label': messages[name],
      'aria-keyshortcuts': key && `${MAC ? 'Meta' : 'Control'}+${key}`,
      'aria-pressed': on && 'false'
    },
    icon(picture)
  );
  act(made, () => run(view()));
  return made;
}

function act(made, run) {
  made.addEventListener('mousedown', event => event.preventDefault()); // the selection in the text stays
  made.addEventListener('click', run);
}

/** One Tab stop; Left, Right, Home and End move between the controls. */
export function roving(bar) {
  const controls = () => [...bar.children];
  controls().forEach((control, i) => (control.tabIndex = i ? -1 : 0));
  bar.addEventListener('keydown', event => {
    const all = controls();
    const at = all.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || next === undefined || (all[at].localName === 'select' && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    all.forEach(control => (control.tabIndex = -1));
    const target = all[(next + all.length) % all.length];
    target.tabIndex = 0;
    target.focus();
  });
}
