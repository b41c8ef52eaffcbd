// SPDX-License-Identifier: Apache-2.0
// Turns <textarea data-rich-text> into the editor. The textarea stays the field that is sent, hidden and kept up to
// date; the hidden input NAMEFormat says "html" from then on.
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, tableEditing, toggleHeaderRow } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { blockIds, clearDuplicates } from './blocks.js';
import { around, hardBreak, headingLevel, isIn, markIsOn, setCaption, setLevel, toggleList, toggleQuote, typingRules } from './commands.js';
import { boxDialog, captionDialog, languageDialog, linkDialog, pictureDialog, tableDialog } from './dialogs.js';
import { element } from './dom.js';
import { fromHtml, textToHtml, toHtml } from './html.js';
import { inLanguage } from './messages.js';
import { cleanPaste } from './paste.js';
import { schema } from './schema.js';
import { formattingBar, tableBar } from './toolbar.js';

const { nodes: N, marks: M } = schema;
let made = 0;

export function enhance(area) {
  const messages = inLanguage(document.documentElement.lang);
  const format = area.form?.elements[`${area.name}Format`];
  const label = area.labels?.[0];
  const id = area.id || `rt${++made}`;
  if (label && !label.id) label.id = `${id}-label`;
  const help = element('p', { class: 'rt-help', id: `${id}-help` }, messages.help);
  const status = element('p', { role: 'status', class: 'visually-hidden' });
  const host = element('div');
  const editing = { id, area, messages, say: text => (status.textContent = text) };

  const command = run => target => {
    run(target.state, target.dispatch, target);
    target.focus();
  };
  const formatting = formattingBar({
    id,
    messages,
    view: () => view,
    levels: { current: headingLevel, set: (level, target) => command(setLevel(level))(target) },
    items: [
      { name: 'bold', icon: 'bold', key: 'B', run: command(toggleMark(M.strong)), on: state => markIsOn(state, M.strong) },
      { name: 'italic', icon: 'italic', key: 'I', run: command(toggleMark(M.em)), on: state => markIsOn(state, M.em) },
      { name: 'link', icon: 'link', key: 'K', run: target => linkDialog(editing, target), on: state => markIsOn(state, M.link) },
      { name: 'ul', icon: 'list', run: command(toggleList(N.bullet_list)), on: state => isIn(state, N.bullet_list) },
      { name: 'ol', icon: 'list-ordered', run: command(toggleList(N.ordered_list)), on: state => isIn(state, N.ordered_list) },
      { name: 'quote', icon: 'text-quote', run: command(toggleQuote), on: state => isIn(state, N.blockquote) },
      { name: 'box', icon: 'info', run: target => boxDialog(editing, target), on: state => isIn(state, N.box) },
      { name: 'table', icon: 'table', run: target => tableDialog(editing, target) },
      area.dataset.upload && { name: 'image', icon: 'image', run: target => pictureDialog(editing, target) },
      { name: 'language', icon: 'languages', run: target => languageDialog(editing, target), on: state => markIsOn(state, M.lang) },
      { name: 'undo', icon: 'undo-2', key: 'Z', run: command(undo) },
      { name: 'redo', icon: 'redo-2', key: 'Y', run: command(redo) }
    ].filter(Boolean)
  });
  const tables = tableBar({
    messages,
    view: () => view,
    items: [
      { name: 'addRow', run: command(addRowAfter) },
      { name: 'addCol', run: command(addColumnAfter) },
      { name: 'delRow', run: command(deleteRow) },
      { name: 'delCol', run: command(deleteColumn) },
      { name: 'headRow', run: command(toggleHeaderRow) },
      { name: 'caption', run: target => captionDialog(editing, target, around(target.state, N.table)?.node.attrs.caption) },
      { name: 'delTable', run: command(deleteTable) }
    ]
  });

  const keys = {
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Mod-b': toggleMark(M.strong),
    'Mod-i': toggleMark(M.em),
    'Mod-k': () => (formatting.press('link'), true),
    'Shift-Enter': hardBreak,
    Enter: splitListItem(N.list_item),
    'Mod-[': liftListItem(N.list_item),
    'Mod-]': sinkListItem(N.list_item),
    'Alt-ArrowRight': goToNextCell(1),
    'Alt-ArrowLeft': goToNextCell(-1),
    'Alt-F10': () => (formatting.bar.querySelector('[tabindex="0"]').focus(), true)
  };
  const plugins = [typingRules(), history(), keymap(keys), keymap(baseKeymap), dropCursor(), gapCursor(), tableEditing({ allowTableNodeSelection: true }), blockIds()];
  const stateOf = (source, kind) => {
    const state = EditorState.create({ doc: fromHtml(kind === 'text' ? textToHtml(source) : source), plugins });
    return state.apply(clearDuplicates(state.tr));
  };

  const refresh = () => {
    formatting.refresh(view.state);
    tables.hidden = !isInTable(view.state);
  };
  const store = () => (area.value = toHtml(view.state.doc));

  const view = new EditorView(host, {
    state: stateOf(area.value, format?.value || 'html'),
    attributes: editableAttributes(area, label, messages, help.id),
    transformPastedHTML: cleanPaste,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) {
        store();
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }
      refresh();
    }
  });

  // The editable text takes over the id, so that a link in a list of problems leads to it; the field keeps its name.
  area.id = `${id}-source`;
  view.dom.id = id;
  area.after(element('div', { class: area.getAttribute('aria-invalid') === 'true' ? 'rt invalid' : 'rt' }, formatting.bar, tables, host, help, status));
  area.hidden = true;
  area.required = false; // a hidden field that is required would stop the form without a word; the server checks
  area.autocomplete = 'off'; // after a reload the browser must not fill in HTML as if it were typed text
  label?.addEventListener('click', event => {
    event.preventDefault();
    view.focus();
  });
  if (format) format.value = 'html';
  store();
  refresh();
  area.richText = {
    view,
    /** Replaces the text; kind is "html" or "text". */
    set(source, kind = 'html') {
      view.updateState(stateOf(source, kind));
      if (format) format.value = 'html';
      store();
      refresh();
    },
    destroy: () => view.destroy()
  };
  return view;
}

function editableAttributes(area, label, messages, helpId) {
  const described = [area.getAttribute('aria-describedby'), helpId].filter(Boolean).join(' ');
  return {
    class: 'rt-content prose',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-describedby': described,
    spellcheck: 'true',
    ...(area.required && { 'aria-required': 'true' }),
    ...(area.getAttribute('aria-invalid') === 'true' && { 'aria-invalid': 'true' }),
    ...(label ? { 'aria-labelledby': label.id } : { 'aria-label': area.getAttribute('aria-label') || messages.editor }),
    ...(area.lang && { lang: area.lang })
  };
}
