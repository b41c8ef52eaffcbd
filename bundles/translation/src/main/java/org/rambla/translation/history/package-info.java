// SPDX-License-Identifier: Apache-2.0
/** What people changed of translations: to be seen, told, and taken back. */
package org.rambla.translation.history;
