// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Which components wait for what, when the server does not come up. The component runtime's types live in a bundle that
 * this class cannot see, hence the reflection.
 */
public final class Waiting {
    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final String INSTALLATION = "org.rambla.api.feature.Installation";
    private static final int FAILED = 16;

    private Waiting() {}

    /** A line for each reference that is still awaited and each component that failed; empty when all is well. */
    public static List<String> describe(BundleContext context) {
        ServiceReference<?> reference = reference(context);
        if (reference == null) {
            return List.of("The component runtime itself does not run.");
        }
        List<String> lines = new ArrayList<>();
        try {
            Object runtime = context.getService(reference);
            Class<?> type = runtime.getClass();
            Object none = Array.newInstance(org.osgi.framework.Bundle.class, 0);
            Collection<?> descriptions = (Collection<?>) type.getMethod("getComponentDescriptionDTOs", none.getClass())
                    .invoke(runtime, none);
            for (Object description : descriptions) {
                describe(runtime, description, lines);
            }
            describeExtensions(context, lines);
        } catch (ReflectiveOperationException e) {
            lines.add(e.toString());
        }
        return lines;
    }

    private static void describeExtensions(BundleContext context, List<String> lines)
            throws ReflectiveOperationException {
        ServiceReference<?> reference = context.getServiceReference(INSTALLATION);
        Object installation = reference == null ? null : context.getService(reference);
        if (installation != null
                && !(Boolean) installation.getClass().getMethod("settled").invoke(installation)) {
            lines.add("Extensions are still being started.");
        }
    }

    private static ServiceReference<?> reference(BundleContext context) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(RUNTIME, null);
            return found == null ? null : found[0];
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void describe(Object runtime, Object description, List<String> lines)
            throws ReflectiveOperationException {
        Object name = field(description, "name");
        Collection<?> configurations = (Collection<?>) runtime.getClass()
                .getMethod("getComponentConfigurationDTOs", description.getClass())
                .invoke(runtime, description);
        for (Object configuration : configurations) {
            for (Object missing : (Object[]) field(configuration, "unsatisfiedReferences")) {
                lines.add(name + " waits for " + field(missing, "name") + " " + field(missing, "target"));
            }
            if (((Integer) field(configuration, "state")) == FAILED) {
                lines.add(name + " failed: "
                        + String.valueOf(field(configuration, "failure"))
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
        }
    }

    private static Object field(Object dto, String name) throws ReflectiveOperationException {
        return dto.getClass().getField(name).get(dto);
    }
}
