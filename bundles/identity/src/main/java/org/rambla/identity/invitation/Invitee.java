// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import org.rambla.identity.member.FunctionKind;

/** Someone about to be invited. */
public record Invitee(
        String email, String name, String function, FunctionKind kind, long organisation, String language) {}
