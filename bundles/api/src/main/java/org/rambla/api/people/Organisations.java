// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Which organisations there are. */
@ProviderType
public interface Organisations {
    /** Cards by id, in one statement. */
    Map<Long, OrganisationCard> cards(Collection<Long> organisations);

    /** Every active organisation, by id. */
    List<OrganisationCard> all();
}
