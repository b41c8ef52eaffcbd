// SPDX-License-Identifier: Apache-2.0
import { enhance } from './enhance.js';

const fields = root => root.querySelectorAll?.('textarea[data-rich-text]:not([hidden])') || [];

fields(document).forEach(enhance);
