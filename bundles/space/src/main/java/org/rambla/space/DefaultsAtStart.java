// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;
import org.rambla.space.blueprint.DefaultBlueprints;

/** An empty server gets its blueprints when it starts. */
@Component(service = DefaultsAtStart.class, immediate = true)
public final class DefaultsAtStart {
    @Activate
    public DefaultsAtStart(
            @Reference(name = "database", target = "(unit=space)") Database database,
            @Reference(name = "bodies") Bodies bodies) {
        new DefaultBlueprints(bodies).ensure(database);
    }
}
