// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.Features;
import org.rambla.api.visit.Visit;

/**
 * The installed features, looked up when asked. A reference would be a circle: the bundle that mounts features mounts
 * these pages too, and would wait for them while they wait for it.
 */
public final class LateFeatures implements Features {
    private final ServiceTracker<Features, Features> tracker;
    private volatile boolean open;

    /** The tracker ends with the bundle. */
    public LateFeatures(BundleContext context) {
        tracker = new ServiceTracker<>(context, Features.class, null);
    }

    /** Whether they can be asked. */
    public boolean there() {
        return now() != None.INSTANCE;
    }

    private Features now() {
        if (!open) {
            synchronized (tracker) {
                tracker.open();
                open = true;
            }
        }
        Features features = tracker.getService();
        return features == null ? None.INSTANCE : features;
    }

    @Override
    public List<Installed> installed() {
        return now().installed();
    }

    @Override
    public List<Panel> panels(Visit visit) {
        return now().panels(visit);
    }

    @Override
    public List<Panel> networkPanels(Visit visit) {
        return now().networkPanels(visit);
    }

    @Override
    public List<Feature.Action> actions(Visit visit) {
        return now().actions(visit);
    }

    /** While the mounts are not there yet. */
    private enum None implements Features {
        INSTANCE;

        @Override
        public List<Installed> installed() {
            return List.of();
        }

        @Override
        public List<Panel> panels(Visit visit) {
            return List.of();
        }

        @Override
        public List<Panel> networkPanels(Visit visit) {
            return List.of();
        }

        @Override
        public List<Feature.Action> actions(Visit visit) {
            return List.of();
        }
    }
}
