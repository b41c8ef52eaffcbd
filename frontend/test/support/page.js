// SPDX-License-Identifier: Apache-2.0
// A page without a browser: import this before anything that touches the document.
import { JSDOM } from 'jsdom';

const dom = new JSDOM('<!doctype html><html lang="en"><body></body></html>', { url: 'http://localhost/', pretendToBeVisual: true });
const { window } = dom;

for (const name of ['document', 'location', 'Node', 'Element', 'HTMLElement', 'Event', 'KeyboardEvent', 'MouseEvent', 'CustomEvent', 'FormData', 'MutationObserver', 'DOMParser', 'getSelection', 'getComputedStyle', 'requestAnimationFrame']) {
  const value = window[name];
  globalThis[name] = typeof value === 'function' && /^[a-z]/.test(name) ? value.bind(window) : value;
}
globalThis.window = window;
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
// layout does not exist here; the editor asks for it when it scrolls
window.Range.prototype.getClientRects = () => [];
window.Range.prototype.getBoundingClientRect = () => ({ top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0 });
window.Element.prototype.getClientRects = () => [];
document.elementFromPoint = () => null;

export { window };
