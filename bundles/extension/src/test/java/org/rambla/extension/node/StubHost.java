// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rambla.extension.register.StoredArtifact;

/** Runs nothing; remembers what was asked of it. */
final class StubHost implements Host {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final Map<String, StoredArtifact> running = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    /** What starting a version does. */
    interface Behaviour {
        void start() throws Failure;
    }

    void when(StoredArtifact artifact, Behaviour behaviour) {
        behaviours.put(artifact.feature() + " " + artifact.version(), behaviour);
    }

    String version(String feature) {
        return running(feature).map(StoredArtifact::version).orElse("none");
    }

    @Override
    public Collection<StoredArtifact> all() {
        return running.values();
    }

    @Override
    public Optional<StoredArtifact> running(String feature) {
        return Optional.ofNullable(running.get(feature));
    }

    @Override
    public boolean blocked(String feature) {
        return blocked.contains(feature);
    }

    @Override
    public Started start(StoredArtifact artifact, boolean onTrial) throws Failure {
        String name = artifact.feature() + " " + artifact.version();
        asked.add("start " + name);
        behaviours.getOrDefault(name, () -> {}).start();
        return new Started() {
            @Override
            public void use(boolean trial) {
                running.put(artifact.feature(), artifact);
                asked.add("use " + name);
            }

            @Override
            public void discard() {
                asked.add("discard " + name);
            }
        };
    }

    @Override
    public void abandon(String feature) {
        asked.add("abandon " + feature);
    }

    @Override
    public void stop(String feature) {
        asked.add("stop " + feature);
        running.remove(feature);
    }

    @Override
    public void cutOff(String feature) {
        asked.add("cut off " + feature);
        running.remove(feature);
    }
}
