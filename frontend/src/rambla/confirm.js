// SPDX-License-Identifier: Apache-2.0
// data-confirm="Delete this topic?" on a form, a button or a link asks before anything happens. The answer's words are
// those of the button, or data-confirm-ok. Without this script the server asks, on a page of its own, or does not.
import { element } from './parts.js';
import { say } from './words.js';

const agreed = new WeakSet();

export function askBefore() {
  document.addEventListener('submit', event => {
    const form = event.target;
    const asked = event.submitter?.dataset.confirm ? event.submitter : form;
    if (!asked.dataset.confirm) return;
    stopUnlessAgreed(event, asked, () => form.requestSubmit(event.submitter), event.submitter);
  }, true);
  document.addEventListener('click', event => {
    const asked = event.target.closest?.('[data-confirm]');
    if (!asked || asked.localName === 'form' || (asked.form && asked.type === 'submit')) return;
    stopUnlessAgreed(event, asked, () => asked.click(), asked);
  }, true);
}

function stopUnlessAgreed(event, asked, again, opener) {
  if (agreed.has(asked)) {
    agreed.delete(asked);
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(asked, opener).then(yes => {
    if (!yes) return;
    agreed.add(asked);
    again();
  });
}

function ask(asked, opener) {
  const words = element('p', { id: 'confirm-words' }, asked.dataset.confirm);
  const danger = opener?.classList.contains('danger');
  const yes = element('button', { type: 'button', class: danger ? 'danger' : 'primary' }, asked.dataset.confirmOk || label(opener) || say('confirm'));
  const no = element('button', { type: 'button', class: 'secondary' }, say('cancel'));
  const dialog = element('dialog', { 'aria-labelledby': 'confirm-words' }, words, element('p', { class: 'actions' }, yes, no));
  document.body.append(dialog);
  return new Promise(resolve => {
    yes.addEventListener('click', () => dialog.close('yes'));
    no.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      opener?.focus();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
    no.focus();
  });
}

/** The visible words of a button. */
function label(button) {
  if (!button) return '';
  const copy = button.cloneNode(true);
  copy.querySelectorAll('.visually-hidden, svg').forEach(part => part.remove());
  return copy.textContent.trim();
}
