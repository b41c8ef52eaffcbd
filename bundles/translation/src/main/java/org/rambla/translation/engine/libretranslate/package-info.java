// SPDX-License-Identifier: Apache-2.0
/** LibreTranslate, on one's own server or somebody else's. */
package org.rambla.translation.engine.libretranslate;
