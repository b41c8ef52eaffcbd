// SPDX-License-Identifier: Apache-2.0
// Every sentence these scripts say, in both languages; the language is that of the page.
const en = {
  keptBack: 'What you typed on {when} is back.',
  keptOther: 'You typed something here on {when} that was not sent. The page has changed since.',
  keptRestore: 'Bring it back',
  keptDiscard: 'Discard it',
  autosaveFailed: 'This could not be kept as a draft. What you typed is still here.',
  offline: 'There is no connection. Nothing was sent, and what you typed is still here. Send it again when the connection is back.',
  online: 'The connection is back. You can send it now.',
  lost: 'The connection was lost. What you typed is still here. Send it again in a moment.',
  refused: 'This could not be sent. What you typed is still here.',
  largeFile: '“{name}” is too large: at most {most} MB. Nothing was sent, and what you typed is still here. Choose another file, or none.',
  largeFiles: 'Your files are too large together: at most {most} MB. Nothing was sent, and what you typed is still here. Send some of them later.',
  preparing: 'Sending your files …',
  sending: 'Sending your files: {percent} %',
  received: 'Your files have arrived. Checking them …',
  stopped: 'Stopped. Nothing was sent, and what you typed is still here.',
  stop: 'Stop sending',
  confirm: 'Yes, go on',
  cancel: 'Cancel',
  table: 'Table'
};

const fr = {
  keptBack: 'Ce que vous aviez saisi le {when} est de nouveau là.',
  keptOther: 'Vous aviez saisi ici, le {when}, un texte qui n’a pas été envoyé. La page a changé depuis.',
  keptRestore: 'Le reprendre',
  keptDiscard: 'L’effacer',
  autosaveFailed: 'Le brouillon n’a pas pu être gardé. Votre saisie est toujours là.',
  offline: 'Il n’y a pas de connexion. Rien n’a été envoyé et votre saisie est toujours là. Renvoyez-la quand la connexion sera revenue.',
  online: 'La connexion est revenue. Vous pouvez envoyer.',
  lost: 'La connexion a été perdue. Votre saisie est toujours là. Renvoyez-la dans un instant.',
  refused: 'L’envoi n’a pas abouti. Votre saisie est toujours là.',
  largeFile: '« {name} » est trop volumineux : {most} Mo au plus. Rien n’a été envoyé et votre saisie est toujours là. Choisissez un autre fichier, ou aucun.',
  largeFiles: 'Vos fichiers sont trop volumineux ensemble : {most} Mo au plus. Rien n’a été envoyé et votre saisie est toujours là. Envoyez-en une partie plus tard.',
  preparing: 'Envoi de vos fichiers…',
  sending: 'Envoi de vos fichiers : {percent} %',
  received: 'Vos fichiers sont arrivés. Vérification en cours…',
  stopped: 'Arrêté. Rien n’a été envoyé et votre saisie est toujours là.',
  stop: 'Arrêter l’envoi',
  confirm: 'Oui, continuer',
  cancel: 'Annuler',
  table: 'Tableau'
};

export const words = { en, fr };

const language = () => (document.documentElement.lang || 'en').slice(0, 2).toLowerCase();

/** A sentence with its values put in. */
export function say(key, values = {}) {
  const sentence = (words[language()] || en)[key];
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const moment = at => new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' }).format(at);
