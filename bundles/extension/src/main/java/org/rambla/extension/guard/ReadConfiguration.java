// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.util.Dictionary;
import java.util.Set;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

/** A configuration that is read and not changed: what an extension wrote into it would be there after a restart. */
final class ReadConfiguration implements Configuration {
    private final Configuration real;

    ReadConfiguration(Configuration real) {
        this.real = real;
    }

    private static SecurityException refused() {
        return new SecurityException("An extension reads its configuration; administrators write it");
    }

    @Override
    public String getPid() {
        return real.getPid();
    }

    @Override
    public String getFactoryPid() {
        return real.getFactoryPid();
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        return real.getProperties();
    }

    @Override
    public Dictionary<String, Object> getProcessedProperties(ServiceReference<?> reference) {
        return real.getProcessedProperties(reference);
    }

    @Override
    public String getBundleLocation() {
        return real.getBundleLocation();
    }

    @Override
    public long getChangeCount() {
        return real.getChangeCount();
    }

    @Override
    public Set<ConfigurationAttribute> getAttributes() {
        return real.getAttributes();
    }

    @Override
    public void update(Dictionary<String, ?> properties) {
        throw refused();
    }

    @Override
    public void update() {
        throw refused();
    }

    @Override
    public boolean updateIfDifferent(Dictionary<String, ?> properties) {
        throw refused();
    }

    @Override
    public void delete() {
        throw refused();
    }

    @Override
    public void setBundleLocation(String location) {
        throw refused();
    }

    @Override
    public void addAttributes(ConfigurationAttribute... attributes) {
        throw refused();
    }

    @Override
    public void removeAttributes(ConfigurationAttribute... attributes) {
        throw refused();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReadConfiguration configuration && configuration.real.equals(real);
    }

    @Override
    public int hashCode() {
        return real.hashCode();
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
