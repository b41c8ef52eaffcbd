// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.StoredArtifact;

/** What did not start on this server: it is not tried again until the register says something else of it. */
final class NotStarting {
    private final Register register;
    private final Map<String, Extension> known = new ConcurrentHashMap<>();

    NotStarting(Register register) {
        this.register = register;
    }

    /** A version did not start. When another one is wanted meanwhile, that one has its chance. */
    void add(StoredArtifact artifact) {
        Optional<Extension> wanted = register.find(artifact.feature());
        wanted.filter(e -> e.artifact() == artifact.id()).ifPresent(e -> known.put(e.feature(), e));
    }

    void remove(String feature) {
        known.remove(feature);
    }

    boolean contains(Extension extension) {
        return extension.equals(known.get(extension.feature()));
    }
}
