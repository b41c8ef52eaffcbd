// SPDX-License-Identifier: Apache-2.0
// A native modal dialog with a few fields; the browser keeps the focus inside and Escape closes it.
import { element } from './dom.js';

/**
 * @param options.title heading
 * @param options.fields {name, label, attrs, options}: an input, or a select when it has options [[value, text]]
 * @param options.remove label of a second action, or nothing
 * @param options.submit takes the values; answers, or promises, a sentence when something is wrong with them
 */
export function openDialog({ id, messages, title, fields, remove, submit, onRemove, closed }) {
  const heading = element('h2', { id: `${id}-dialog` }, title);
  const problem = element('p', { class: 'error', role: 'alert', hidden: true });
  const ok = element('button', {}, messages.ok);
  const cancel = element('button', { type: 'button', class: 'secondary' }, messages.cancel);
  const other = remove ? element('button', { type: 'button', class: 'quiet danger' }, remove) : null;
  const form = element('form', {}, heading, ...fields.map(field => row(id, field)), problem, element('p', { class: 'actions' }, ok, cancel, other));
  const dialog = element('dialog', { class: 'rt-dialog', 'aria-labelledby': heading.id }, form);

  form.addEventListener('submit', async event => {
    event.preventDefault();
    event.stopPropagation();
    if (ok.getAttribute('aria-disabled') === 'true') return;
    problem.hidden = true;
    ok.setAttribute('aria-disabled', 'true');
    const wrong = await submit(Object.fromEntries(new FormData(form)));
    ok.removeAttribute('aria-disabled');
    if (wrong) {
      problem.textContent = wrong;
      problem.hidden = false;
    } else {
      dialog.close();
    }
  });
  // React to a first Escape or Cancel with what was there before; nothing was changed yet.
  cancel.addEventListener('click', () => dialog.close());
  other?.addEventListener('click', () => {
    onRemove();
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function row(id, { name, label, hint, attrs = {}, options }) {
  const key = `${id}-${name}`;
  const input = options
    ? element('select', { id: key, name, ...attrs }, ...options.map(([value, text]) => element('option', { value }, text)))
    : element('input', { id: key, name, 'aria-describedby': hint && `${key}-hint`, ...attrs });
  return element(
    'div',
    { class: 'field' },
    element('label', { for: key }, label),
    hint ? element('p', { class: 'hint', id: `${key}-hint` }, hint) : null,
    input
  );
}
