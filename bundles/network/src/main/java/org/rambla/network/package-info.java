// SPDX-License-Identifier: Apache-2.0
/**
 * The installation itself: name, languages, topics, logo and legal texts as the administrators set them up
 * ({@code settings}, {@code legal}, {@code logo}), the log of what administrators and managers did ({@code audit}) and the
 * front page of the administration ({@code overview}).
 *
 * <p>Settings are read at every page, so they are kept in memory: {@code LiveNetwork} reads them again when the event
 * "network.changed" arrives, and looks every few seconds at the version that each change moves on.
 */
package org.rambla.network;
