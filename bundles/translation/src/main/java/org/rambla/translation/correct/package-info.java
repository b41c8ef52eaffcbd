// SPDX-License-Identifier: Apache-2.0
/** People translate and correct, passage by passage beside the original; what they write feeds the memory. */
package org.rambla.translation.correct;
