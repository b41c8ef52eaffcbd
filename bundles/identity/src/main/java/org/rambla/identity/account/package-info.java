// SPDX-License-Identifier: Apache-2.0
/** What members change about themselves: profile, password, address, sessions, their data and the account itself. */
package org.rambla.identity.account;
