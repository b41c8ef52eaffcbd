// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

/** In what capacity a member acts for the organisation. */
public enum FunctionKind {
    ELECTED,
    TECHNICAL,
    EXPERT,
    PARTNER
}
