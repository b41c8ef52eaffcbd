// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.utils.resource.CapabilitySet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.ResolveContext;
import org.osgi.service.resolver.Resolver;
import org.rambla.extension.Problem;
import org.rambla.extension.guard.Contract;

/** Asks the framework's resolver whether bundles would fit to what is running; nothing is installed. */
final class DryRun extends ResolveContext {
    private static final Pattern LEAST = Pattern.compile("\\(version>=([^)]*)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");
    private static final String OUR_PACKAGES = "org.rambla.api";

    private final Collection<Resource> candidates;
    private final Map<Resource, Wiring> wirings = new HashMap<>();
    private final List<Resource> there = new ArrayList<>();

    private DryRun(BundleContext context, Collection<Resource> candidates, Collection<Long> without) {
        this.candidates = candidates;
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (revision != null && wiring != null && !without.contains(bundle.getBundleId())) {
                wirings.put(revision, wiring);
                there.add(revision);
            }
        }
    }

    /**
     * What keeps the bundles from working; empty when nothing does.
     *
     * @param without ids of bundles that are not to be counted on: those of extensions
     */
    static Optional<Problem> of(
            BundleContext context, Resolver resolver, Collection<Resource> candidates, Collection<Long> without) {
        DryRun run = new DryRun(context, candidates, without);
        for (Resource candidate : candidates) {
            Optional<Problem> refused = run.refused(candidate);
            if (refused.isPresent()) {
                return refused;
            }
        }
        try {
            resolver.resolve(run);
            return Optional.empty();
        } catch (ResolutionException e) {
            Requirement missing =
                    e.getUnresolvedRequirements().stream().findFirst().orElse(null);
            return Optional.of(
                    missing == null ? Problem.of("extension.problem.resolve", e.getMessage()) : run.lacks(missing));
        }
    }

    /** A package that is there but not for extensions. */
    private Optional<Problem> refused(Resource candidate) {
        for (Requirement requirement : candidate.getRequirements(PackageNamespace.PACKAGE_NAMESPACE)) {
            String name = packageOf(requirement);
            boolean own = candidates.stream()
                    .flatMap(c -> c.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                    .anyMatch(c -> name.equals(c.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)));
            boolean optional = "optional".equals(requirement.getDirectives().get("resolution"));
            if (!own && !optional && !Contract.gives(name) && !here(name).isEmpty()) {
                return Optional.of(Problem.of("extension.problem.notGiven", name));
            }
        }
        return Optional.empty();
    }

    private Problem lacks(Requirement missing) {
        String filter = String.valueOf(missing.getDirectives().get("filter"));
        if (missing.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            String name = packageOf(missing);
            String here = here(name);
            if (name.startsWith(OUR_PACKAGES)) {
                return contract(name, filter, here);
            }
            return here.isEmpty()
                    ? Problem.of("extension.problem.lacksPackage", name)
                    : Problem.of("extension.problem.otherVersion", name, range(filter), here);
        }
        if (missing.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            return Problem.of(
                    "extension.problem.environment", filter, Runtime.version().feature());
        }
        return Problem.of("extension.problem.needs", missing.getNamespace(), filter);
    }

    /** Says which of the two has to be updated: the server or the extension. */
    private static Problem contract(String name, String filter, String here) {
        if (here.isEmpty()) {
            return Problem.of("extension.problem.contractLacks", name);
        }
        boolean newer = Version.parseVersion(least(filter)).compareTo(Version.parseVersion(here)) > 0;
        return Problem.of(
                newer ? "extension.problem.contract" : "extension.problem.contractOld", range(filter), here, name);
    }

    private static String packageOf(Requirement requirement) {
        Matcher matcher = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]*)\\)")
                .matcher(String.valueOf(requirement.getDirectives().get("filter")));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The version of a package that is there, "" for none. */
    private String here(String name) {
        return there.stream()
                .flatMap(r -> wirings.get(r).getResourceCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .filter(c -> name.equals(c.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(c -> String.valueOf(c.getAttributes().get("version")))
                .findFirst()
                .orElse("");
    }

    private static String range(String filter) {
        Matcher below = BELOW.matcher(filter);
        boolean bounded = below.find();
        String from = least(filter);
        return bounded ? from + " – " + below.group(1) : from;
    }

    private static String least(String filter) {
        Matcher least = LEAST.matcher(BELOW.matcher(filter).replaceAll(""));
        return least.find() ? least.group(1) : "0";
    }

    @Override
    public Collection<Resource> getMandatoryResources() {
        return candidates;
    }

    @Override
    public List<Capability> findProviders(Requirement requirement) {
        List<Capability> found = new ArrayList<>();
        for (Resource candidate : candidates) {
            add(found, candidate.getCapabilities(requirement.getNamespace()), requirement);
        }
        for (Resource resource : there) {
            add(found, wirings.get(resource).getResourceCapabilities(requirement.getNamespace()), requirement);
        }
        return found;
    }

    private static void add(List<Capability> found, List<Capability> from, Requirement requirement) {
        for (Capability capability : from) {
            if (CapabilitySet.matches(capability, requirement)) {
                found.add(capability);
            }
        }
    }

    @Override
    public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
        capabilities.add(hosted);
        return capabilities.size() - 1;
    }

    @Override
    public boolean isEffective(Requirement requirement) {
        String effective = requirement.getDirectives().get("effective");
        return effective == null || effective.equals("resolve");
    }

    @Override
    public Map<Resource, Wiring> getWirings() {
        return wirings;
    }
}
