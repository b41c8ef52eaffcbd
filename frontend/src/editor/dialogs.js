// SPDX-License-Identifier: Apache-2.0
// What the toolbar asks before it inserts something.
import { addressOf, around, insertTable, linkAround, markIsOn, removeBox, removeLink, setBox, setCaption, setLink } from './commands.js';
import { openDialog } from './dialog.js';
import { searchField, searchLinks } from './links.js';
import { BOXES, schema } from './schema.js';
import { sendPicture } from './upload.js';

const { nodes: N, marks: M } = schema;
const LANGUAGES = ['fr', 'en', 'ca', 'cs', 'da', 'de', 'el', 'es', 'fi', 'hr', 'hu', 'it', 'lt', 'lv', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk', 'ar'];

const ask = ({ id, messages }, view, options) => openDialog({ id, messages, closed: () => view.focus(), ...options });

export function linkDialog(editing, view) {
  const { messages: t } = editing;
  const existing = linkAround(view.state);
  const fields = [...searchField(editing.area, t), { name: 'href', label: t.href, attrs: { type: 'text', inputmode: 'url', required: true, autocomplete: 'off', value: existing?.mark.attrs.href } }];
  if (view.state.selection.empty && !existing) fields.push({ name: 'text', label: t.linkText, attrs: { required: true, autocomplete: 'off' } });
  const dialog = ask(editing, view, {
    title: t.link,
    fields,
    remove: existing && t.linkRemove,
    onRemove: () => removeLink(view.state, view.dispatch),
    submit({ href, text }) {
      const address = addressOf(href);
      if (!address) return t.hrefWrong;
      setLink(address, text)(view.state, view.dispatch);
      return null;
    }
  });
  searchLinks(dialog, editing.area, t);
}

export function boxDialog(editing, view) {
  const { messages: t } = editing;
  const existing = around(view.state, N.box);
  const dialog = ask(editing, view, {
    title: t.box,
    fields: [{ name: 'kind', label: t.boxKind, options: BOXES.map(kind => [kind, t[kind]]) }],
    remove: existing && t.boxRemove,
    onRemove: () => removeBox(view.state, view.dispatch),
    submit({ kind }) {
      setBox(kind)(view.state, view.dispatch);
      return null;
    }
  });
  if (existing) dialog.querySelector('select').value = existing.node.attrs.kind;
}

export function tableDialog(editing, view) {
  const { messages: t } = editing;
  const number = (name, label, least, most) => ({ name, label, attrs: { type: 'number', min: least, max: most, value: 3, required: true } });
  ask(editing, view, {
    title: t.table,
    fields: [number('rows', t.rows, 2, 50), number('cols', t.cols, 1, 10), { name: 'caption', label: t.captionText, attrs: { maxlength: 200, autocomplete: 'off' } }],
    submit({ rows, cols, caption }) {
      insertTable(Number(rows), Number(cols))(view.state, view.dispatch);
      if (caption.trim()) setCaption(caption)(view.state, view.dispatch);
      return null;
    }
  });
}

export function captionDialog(editing, view, current) {
  const { messages: t } = editing;
  ask(editing, view, {
    title: t.caption,
    fields: [{ name: 'caption', label: t.captionText, attrs: { maxlength: 200, value: current || '', autocomplete: 'off' } }],
    submit({ caption }) {
      setCaption(caption)(view.state, view.dispatch);
      return null;
    }
  });
}

export function pictureDialog(editing, view) {
  const { messages: t, area } = editing;
  ask(editing, view, {
    title: t.image,
    fields: [
      { name: 'file', label: t.file, attrs: { type: 'file', accept: 'image/png,image/jpeg,image/webp', required: true } },
      { name: 'alt', label: t.alt, attrs: { maxlength: 500, autocomplete: 'off' } },
      { name: 'decoration', label: t.decoration, attrs: { type: 'checkbox', value: '1' } }
    ],
    async submit({ file, alt, decoration }) {
      if (!alt.trim() && !decoration) return t.altMissing;
      try {
        const { url, width, height } = await sendPicture(area, file);
        view.dispatch(view.state.tr.replaceSelectionWith(N.image.create({ src: url, alt: decoration ? '' : alt.trim(), decoration: !!decoration, width, height })).scrollIntoView());
        return null;
      } catch (problem) {
        return problem.message && !(problem instanceof TypeError) ? problem.message : t.uploadFailed;
      }
    }
  });
}

export function languageDialog(editing, view) {
  const { messages: t, say } = editing;
  const { from, to, empty } = view.state.selection;
  if (empty) return say(t.selectFirst);
  const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' });
  ask(editing, view, {
    title: t.language,
    fields: [{ name: 'lang', label: t.language, options: [['', t.languageNone], ...LANGUAGES.map(code => [code, names.of(code)])] }],
    submit({ lang }) {
      const tr = view.state.tr.removeMark(from, to, M.lang);
      view.dispatch(lang ? tr.addMark(from, to, M.lang.create({ lang })) : tr);
      return null;
    }
  });
  return markIsOn(view.state, M.lang);
}
