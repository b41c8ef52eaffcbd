// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.TransformerException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Weaves the entities of one bundle while they are loaded: an extension brings them unwoven, so that it does not depend
 * on EclipseLink's internals.
 */
final class Weaver implements WeavingHook {
    private final Bundle bundle;
    private final List<ClassTransformer> transformers = new CopyOnWriteArrayList<>();

    Weaver(Bundle bundle) {
        this.bundle = bundle;
    }

    void add(ClassTransformer transformer) {
        transformers.add(transformer);
    }

    @Override
    public void weave(WovenClass loaded) {
        if (transformers.isEmpty() || loaded.getBundleWiring().getBundle() != bundle) {
            return;
        }
        String name = loaded.getClassName().replace('.', '/');
        for (ClassTransformer transformer : transformers) {
            try {
                byte[] woven = transformer.transform(
                        loaded.getBundleWiring().getClassLoader(),
                        name,
                        loaded.getDefinedClass(),
                        loaded.getProtectionDomain(),
                        loaded.getBytes());
                if (woven != null) {
                    loaded.setBytes(woven);
                    loaded.getDynamicImports().add("org.eclipse.persistence.*");
                }
            } catch (TransformerException e) {
                throw new WeavingException("The entity " + loaded.getClassName() + " cannot be prepared", e);
            }
        }
    }
}
