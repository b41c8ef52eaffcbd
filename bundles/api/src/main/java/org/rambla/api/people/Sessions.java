// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.people;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Who is signed in. For core's way in; features get a {@link org.rambla.api.visit.Visit}. */
@ProviderType
public interface Sessions {
    /** The session of a cookie's token when it is live, in one statement. */
    Optional<Session> find(String token);

    /** For whom a program acts that shows an access token: an administrator, within the administration; in one statement. */
    Optional<Session> bearer(String token);

    /**
     * A live session.
     *
     * @param id 0 for a program
     * @param language the member's language
     * @param zone the member's IANA zone
     * @param formKey secret from which form tokens are made
     */
    record Session(
            long id,
            MemberCard member,
            boolean administrator,
            boolean manager,
            String language,
            String zone,
            byte[] formKey) {}
}
