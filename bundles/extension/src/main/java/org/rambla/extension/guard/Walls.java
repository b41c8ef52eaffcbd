// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts up what stands between extensions and core, before the first extension starts. The framework asks its hooks on every
 * thread that loads a class, looks for a service or wires a bundle, so they are registered ready-made: a component is made
 * by the first thread that asks, which loads classes for it and waits for what another thread makes, which loads classes
 * too and waits for the hook.
 */
@Component(service = Walls.class)
public final class Walls {
    private final Deque<ServiceRegistration<?>> standing = new ArrayDeque<>();

    @Activate
    public Walls(
            BundleContext context,
            @Reference(name = "all", target = "(!(" + OwnConfiguration.OWN + "=true))") ConfigurationAdmin all,
            @Reference(name = "extensions") ExtensionBundles extensions) {
        var services = new ServiceWall(extensions);
        standing.push(context.registerService(WeavingHook.class, new HaltWeaver(extensions), null));
        standing.push(context.registerService(ResolverHookFactory.class, new PackageWall(extensions), null));
        standing.push(context.registerService(
                new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, services, null));
        // Core is never shown this one: the wall stands already.
        standing.push(context.registerService(
                ConfigurationAdmin.class.getName(), own(context, all, extensions), properties()));
    }

    private static Dictionary<String, Object> properties() {
        return new Hashtable<>(Map.of(OwnConfiguration.OWN, true));
    }

    private static ServiceFactory<ConfigurationAdmin> own(
            BundleContext context, ConfigurationAdmin all, ExtensionBundles extensions) {
        return new ServiceFactory<>() {
            @Override
            public ConfigurationAdmin getService(Bundle asking, ServiceRegistration<ConfigurationAdmin> registration) {
                return new OwnConfiguration(all, OwnConfiguration.own(asking, context.getBundles(), extensions));
            }

            @Override
            public void ungetService(
                    Bundle asking, ServiceRegistration<ConfigurationAdmin> registration, ConfigurationAdmin service) {
                // It keeps nothing.
            }
        };
    }

    /** After the last extension was stopped. */
    @Deactivate
    void takeDown() {
        while (!standing.isEmpty()) {
            standing.pop().unregister();
        }
    }
}
