// SPDX-License-Identifier: Apache-2.0
/** Passages and sentences of a body: what stays as it is becomes placeholders, and comes back where a translation has them. */
package org.rambla.translation.segment;
