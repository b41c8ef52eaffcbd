// SPDX-License-Identifier: Apache-2.0
/** The first administrator of an empty server: an address with a one-time token, printed where the server is started. */
package org.rambla.identity.setup;
