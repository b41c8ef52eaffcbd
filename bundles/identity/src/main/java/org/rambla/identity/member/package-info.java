// SPDX-License-Identifier: Apache-2.0
/** Members: their cards for every other bundle, the directory, and what administrators do with accounts. */
package org.rambla.identity.member;
