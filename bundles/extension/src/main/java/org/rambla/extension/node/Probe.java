// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.rambla.api.feature.FeatureVersions;
import org.rambla.api.feature.Features;
import org.rambla.api.persistence.Units;
import org.rambla.extension.Problem;

/** Waits until a version that was started can answer, or says why it cannot: database, components, pages. */
final class Probe {
    private static final long UNSATISFIED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long MILLISECONDS = 5;

    private final ServiceComponentRuntime components;
    private final Units units;
    private final FeatureVersions versions;

    Probe(ServiceComponentRuntime components, Units units, FeatureVersions versions) {
        this.components = components;
        this.units = units;
        this.versions = versions;
    }

    /** Returns when the version can answer. */
    void await(Installed version) throws Failure, InterruptedException {
        long quietSince = System.nanoTime();
        while (true) {
            if (version.abandoned()) {
                throw new Failure(Problem.of("extension.problem.blocked"), "");
            }
            boolean opening = false;
            for (Bundle bundle : version.bundles()) {
                opening |= units.opening(bundle.getBundleId());
                Optional<String> problem = units.problem(bundle.getBundleId());
                if (problem.isPresent()) {
                    throw new Failure(Problem.of("extension.problem.database", problem.get()), problem.get());
                }
            }
            Optional<String> refused = versions.refused(version.main());
            if (refused.isPresent()) {
                throw new Failure(Problem.of("extension.problem.refused", refused.get()), refused.get());
            }
            Optional<Features.Installed> mounted = versions.of(version.main());
            boolean moving = opening
                    || mounted.map(m -> m.state() == Features.State.STARTING).orElse(false);
            if (moving) {
                quietSince = System.nanoTime();
            } else {
                // Costly to ask, and nothing is decided before.
                String waiting = waiting(version);
                if (mounted.isPresent() && settled(mounted.get()) && waiting.isEmpty()) {
                    return;
                }
                if (System.nanoTime() - quietSince > UNSATISFIED_NANOS) {
                    throw new Failure(
                            waiting.isEmpty()
                                    ? Problem.of("extension.problem.noComponent")
                                    : Problem.of("extension.problem.waits", waiting),
                            waiting);
                }
            }
            Thread.sleep(MILLISECONDS);
        }
    }

    private static boolean settled(Features.Installed mounted) throws Failure {
        return switch (mounted.state()) {
            case RUNNING -> true;
            case STARTING -> false;
            case REFUSED ->
                throw new Failure(Problem.of("extension.problem.refused", mounted.problem()), mounted.problem());
            case FAILED ->
                throw new Failure(Problem.of("extension.problem.failed", mounted.problem()), mounted.problem());
        };
    }

    /** Which component waits for what, the first that does; "" when none does. */
    private String waiting(Installed version) throws Failure {
        String first = "";
        for (ComponentDescriptionDTO component : descriptions(version)) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    String trace = String.valueOf(configuration.failure);
                    throw new Failure(Problem.of("extension.problem.failed", innermost(trace)), trace);
                }
                if (first.isEmpty()) {
                    first = waiting(component, configuration);
                }
            }
        }
        return first;
    }

    private static String waiting(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                component.name + ": "
                        + String.join(
                                ", ",
                                Arrays.stream(configuration.unsatisfiedReferences)
                                        .map(reference -> reference.name)
                                        .toList());
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> component.name;
            default -> "";
        };
    }

    /** The innermost cause that a stack trace names. */
    private static String innermost(String trace) {
        String last = "";
        for (String line : trace.lines().toList()) {
            if (last.isEmpty() || line.startsWith("Caused by: ")) {
                last = line.replaceFirst("^Caused by: ", "");
            }
        }
        return last;
    }

    private Collection<ComponentDescriptionDTO> descriptions(Installed version) {
        return components.getComponentDescriptionDTOs(version.bundles().toArray(Bundle[]::new));
    }
}
