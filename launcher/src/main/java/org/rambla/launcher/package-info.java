// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the server: reads what to install from features/*.json, configuration from config/*.json, boots Felix and waits.
 * Everything that can go wrong before the first page is told here, in plain words, with an exit code of its own.
 */
package org.rambla.launcher;
