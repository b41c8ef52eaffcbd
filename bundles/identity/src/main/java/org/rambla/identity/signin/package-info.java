// SPDX-License-Identifier: Apache-2.0
/** Signing in and getting back in: passwords, how fast they may be tried, links that work once. */
package org.rambla.identity.signin;
