// SPDX-License-Identifier: Apache-2.0
/** {@code rambla extension}: what the page about extensions does, from a command line. */
package org.rambla.launcher.extension;
