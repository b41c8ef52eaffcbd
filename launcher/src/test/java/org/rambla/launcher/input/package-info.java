// SPDX-License-Identifier: Apache-2.0
/**
 * What clumsy and hostile people send: a clear message, nothing lost, nothing broken. All of it is sent to the whole
 * server, as browsers and worse send it.
 */
package org.rambla.launcher.input;
