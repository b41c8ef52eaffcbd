// SPDX-License-Identifier: Apache-2.0
import { enhance } from './enhance.js';

const fields = root => root.querySelectorAll?.('textarea[data-rich-text]:not([hidden])') || [];

fields(document).forEach(enhance);
document.addEventListener('htmx:load', event => fields(event.target).forEach(enhance));
document.addEventListener('htmx:beforeCleanupElement', event => event.target.richText?.destroy());
