// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;

/** Each node reads the settings again when one of them was changed. */
@Component
public final class SettingsListener implements Subscriber {
    private final LiveNetwork network;

    @Activate
    public SettingsListener(@Reference(name = "network") LiveNetwork network) {
        this.network = network;
    }

    @Override
    public String name() {
        return "network.settings";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("network.changed");
    }

    @Override
    public Scope scope() {
        return Scope.NODE;
    }

    @Override
    public void on(Event event) {
        network.refresh();
    }
}
