// SPDX-License-Identifier: Apache-2.0
/** Who is signed in: opaque tokens, kept hashed, seen and ended by their members. */
package org.rambla.identity.session;
