// SPDX-License-Identifier: Apache-2.0
/** Texts as keys: what is compared, sorted and searched without case and accents. */
package org.rambla.identity.text;
