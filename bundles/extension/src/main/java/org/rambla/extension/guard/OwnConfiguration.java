// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.io.IOException;
import java.util.Arrays;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * What an extension's bundle finds of the configuration: what stands under its own symbolic name, and nothing when that is
 * the name of a bundle of core, or the beginning of one. Declarative Services ask for it in the bundle's name. None of it can be changed.
 */
final class OwnConfiguration implements ConfigurationAdmin {
    /** Property of this service; core is not shown what has it, extensions are shown no other. */
    static final String OWN = "rambla.own";

    private final ConfigurationAdmin all;
    private final String name;

    OwnConfiguration(ConfigurationAdmin all, String name) {
        this.all = all;
        this.name = name;
    }

    /** The name that a bundle finds its configuration under; "" for none. */
    static String own(Bundle asking, Bundle[] bundles, ExtensionBundles extensions) {
        String name = asking.getSymbolicName();
        boolean taken = Arrays.stream(bundles)
                .filter(bundle -> !extensions.contains(bundle) && bundle.getSymbolicName() != null)
                .anyMatch(bundle -> (bundle.getSymbolicName() + ".").startsWith(name + "."));
        return taken ? "" : name;
    }

    /** @param filter null for all of its own */
    @Override
    public Configuration[] listConfigurations(String filter) throws IOException, InvalidSyntaxException {
        if (name.isEmpty()) {
            return null;
        }
        // A name and a bar begin what is meant for one version of a bundle alone.
        String own = "(|(service.pid=" + name + ")(service.pid=" + name + "|*))";
        Configuration[] found = all.listConfigurations(filter == null ? own : "(&" + own + filter + ")");
        return found == null
                ? null
                : Arrays.stream(found).map(ReadConfiguration::new).toArray(Configuration[]::new);
    }

    private static SecurityException refused() {
        return new SecurityException("An extension has the configuration that its name has, and makes none");
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid) {
        throw refused();
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid, String location) {
        throw refused();
    }

    @Override
    public Configuration getConfiguration(String pid, String location) {
        throw refused();
    }

    @Override
    public Configuration getConfiguration(String pid) {
        throw refused();
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String instance, String location) {
        throw refused();
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String instance) {
        throw refused();
    }
}
