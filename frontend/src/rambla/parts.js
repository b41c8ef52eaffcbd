// SPDX-License-Identifier: Apache-2.0
// The few elements these scripts make.

const base = document.currentScript?.src || new URL('/assets/rambla.js', location.href).href;

/** An address beside or above this script: "icons.svg", "../health". */
export const near = path => new URL(path, base).pathname;

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `${near('icons.svg')}#i-${name}`);
  svg.append(use);
  return svg;
}

const ICONS = { ok: 'circle-check', warn: 'triangle-alert', bad: 'circle-alert', info: 'info' };

/** A box with a sentence and perhaps buttons [[label, action]]. */
export function notice(kind, role, text, buttons = []) {
  const box = element('div', { class: `notice ${kind}`, role, tabindex: '-1' }, icon(ICONS[kind]));
  const inside = element('div', {}, element('p', {}, text));
  if (buttons.length) {
    const row = element('p', { class: 'actions' });
    for (const [label, action] of buttons) {
      const button = element('button', { type: 'button' }, label);
      button.addEventListener('click', action);
      row.append(button);
    }
    inside.append(row);
  }
  box.append(inside);
  return box;
}

/** Shows one message of these scripts at the head of a form (or of the page), in place of the one before. */
export function tell(place, kind, text) {
  const host = place?.closest?.('form') || document.querySelector('main > .wrap, main') || document.body;
  host.querySelector(':scope > .notice.from-script')?.remove();
  const box = notice(kind, kind === 'bad' ? 'alert' : 'status', text);
  box.classList.add('from-script');
  host.prepend(box);
  return box;
}
