// SPDX-License-Identifier: Apache-2.0
// Small helpers to make elements.

/** An element with attributes (null and false are left out, true is an empty one) and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter(child => child != null));
  return made;
}

// beside this script, wherever the site serves it
const sprite = new URL('icons.svg', document.currentScript?.src || new URL('/assets/', location.href)).pathname;

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `${sprite}#i-${name}`);
  svg.append(use);
  return svg;
}
