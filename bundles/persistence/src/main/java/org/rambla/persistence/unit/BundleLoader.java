// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Sees a bundle's classes, then those of EclipseLink and of this bundle. A temporary one defines the bundle's classes
 * itself, so that EclipseLink may look at them before they are woven.
 */
final class BundleLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Bundle bundle;
    private final boolean temporary;
    private final List<ClassLoader> others = List.of(
            org.eclipse.persistence.jpa.PersistenceProvider.class.getClassLoader(),
            BundleLoader.class.getClassLoader());

    BundleLoader(Bundle bundle, boolean temporary) {
        super(null);
        this.bundle = bundle;
        this.temporary = temporary;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        URL own = temporary ? bundle.getEntry(name.replace('.', '/') + ".class") : null;
        if (own != null) {
            try (var in = own.openStream()) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        try {
            return bundle.adapt(BundleWiring.class).getClassLoader().loadClass(name);
        } catch (ClassNotFoundException e) {
            return other(name, e);
        }
    }

    private Class<?> other(String name, ClassNotFoundException failure) throws ClassNotFoundException {
        for (ClassLoader other : others) {
            try {
                return other.loadClass(name);
            } catch (ClassNotFoundException next) {
                failure.addSuppressed(next);
            }
        }
        throw failure;
    }

    @Override
    protected URL findResource(String name) {
        URL own = bundle.getResource(name);
        return own != null ? own : others.get(0).getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        Enumeration<URL> own = bundle.getResources(name);
        return own != null ? own : others.get(0).getResources(name);
    }
}
