// SPDX-License-Identifier: Apache-2.0
/**
 * After an event: whoever was there finds its documents and its recording, says how it was, and takes a certificate along.
 * What is said is kept without a name.
 */
package org.rambla.webinar.after;
