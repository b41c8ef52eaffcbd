// SPDX-License-Identifier: Apache-2.0
/** DeepL, free and paid, with the house's glossary kept there. */
package org.rambla.translation.engine.deepl;
