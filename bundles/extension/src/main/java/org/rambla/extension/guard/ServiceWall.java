// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.util.Collection;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook;

/**
 * Core sees of an extension only the services of the contract, whatever else it registers (a servlet, a filter, pages of
 * core); an extension sees only the services of the contract, and of databases and of the configuration its own alone.
 */
final class ServiceWall implements FindHook, EventListenerHook {
    private static final String DATABASE = "org.rambla.api.persistence.Database";

    private final ExtensionBundles extensions;

    ServiceWall(ExtensionBundles extensions) {
        this.extensions = extensions;
    }

    @Override
    public void find(
            BundleContext asking, String name, String filter, boolean all, Collection<ServiceReference<?>> references) {
        Bundle asker = bundle(asking);
        references.removeIf(reference -> hidden(reference, asker));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerHook.ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> hidden(event.getServiceReference(), bundle(context)));
    }

    private static Bundle bundle(BundleContext context) {
        try {
            return context.getBundle();
        } catch (IllegalStateException gone) {
            return null;
        }
    }

    private boolean hidden(ServiceReference<?> reference, Bundle asker) {
        ExtensionBundles.Owner offering = extensions.owner(reference.getBundle());
        ExtensionBundles.Owner asking = extensions.owner(asker);
        String[] types = (String[]) reference.getProperty(Constants.OBJECTCLASS);
        if (offering != null) {
            return !offering.equals(asking) && !system(asker) && !Contract.mayOffer(types);
        }
        boolean own = Boolean.TRUE.equals(reference.getProperty(OwnConfiguration.OWN));
        if (asking == null || own) {
            return own != (asking != null);
        }
        boolean database = types.length == 1 && types[0].equals(DATABASE);
        return database ? reference.getBundle() != asker : !Contract.shows(types);
    }

    private static boolean system(Bundle bundle) {
        return bundle != null && bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID;
    }
}
