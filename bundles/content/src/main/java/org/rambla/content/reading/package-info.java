// SPDX-License-Identifier: Apache-2.0
/** What others wrote, in the reader's language, with whatever translates; without it as it was written. */
package org.rambla.content.reading;
