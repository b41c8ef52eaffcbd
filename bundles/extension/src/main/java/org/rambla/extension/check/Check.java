// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.resource.Resource;
import org.osgi.service.resolver.Resolver;
import org.rambla.api.persistence.Units;
import org.rambla.extension.Problem;
import org.rambla.extension.artifact.Artifact;
import org.rambla.extension.artifact.BadArtifact;
import org.rambla.extension.artifact.Facts;
import org.rambla.extension.artifact.Reading;
import org.rambla.extension.artifact.Signer;
import org.rambla.extension.guard.ExtensionBundles;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.Keys;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.StoredArtifact;

/** Checks a file before anything is installed: form, digest, signature, needs, clashes, data. None of its code runs. */
public final class Check {
    /** Names in addresses and in core that no feature may take. */
    private static final Set<String> TAKEN = Set.of(
            "api",
            "persistence",
            "network",
            "identity",
            "space",
            "content",
            "web",
            "mail",
            "extension",
            "install",
            "check",
            "changes",
            "keys",
            "catalogue",
            "demo",
            "admin",
            "account",
            "members",
            "settings",
            "write",
            "follow",
            "join",
            "leave",
            "request",
            "guidelines",
            "activity");

    private final BundleContext context;
    private final Resolver resolver;
    private final ExtensionBundles owners;
    private final Register register;
    private final Artifacts artifacts;
    private final Keys keys;
    private final Units units;

    public Check(
            BundleContext context,
            Resolver resolver,
            ExtensionBundles owners,
            Register register,
            Artifacts artifacts,
            Keys keys,
            Units units) {
        this.context = context;
        this.resolver = resolver;
        this.owners = owners;
        this.register = register;
        this.artifacts = artifacts;
        this.keys = keys;
        this.units = units;
    }

    /**
     * Checks a file.
     *
     * @param scratch an empty folder that the check may fill
     */
    public Verdict of(Path file, Path scratch) throws IOException {
        try {
            if (Files.size(file) > Artifacts.LARGEST) {
                throw new BadArtifact("extension.problem.tooLarge", Artifacts.LARGEST / 1024 / 1024);
            }
            Artifact artifact = Artifact.open(file, scratch);
            Signer signer = Signer.of(file).orElse(null);
            Facts facts = Reading.read(artifact, signer);
            return judge(facts, Reading.resources(artifact), Artifacts.sha256(file));
        } catch (BadArtifact e) {
            return new Verdict(null, Act.INSTALL, "", List.of(e.problem()), List.of(), false);
        }
    }

    private Verdict judge(Facts facts, List<Resource> resources, String sha256) {
        List<Problem> obstacles = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Extension known = register.find(facts.feature()).orElse(null);
        StoredArtifact current =
                known == null ? null : artifacts.find(known.artifact()).orElse(null);
        boolean installed = known != null && !known.removed();
        clashes(facts, current, obstacles);
        if (current != null) {
            compare(facts, current, installed, sha256, obstacles, warnings);
        }
        unknownData(facts).ifPresent(file -> obstacles.add(Problem.of("extension.problem.data", file)));
        DryRun.of(context, resolver, resources, extensions()).ifPresent(obstacles::add);
        boolean trusted = !facts.fingerprint().isEmpty() && keys.trusts(facts.fingerprint());
        if (facts.fingerprint().isEmpty()) {
            warnings.add(Problem.of("extension.warning.unsigned"));
        } else if (!trusted) {
            warnings.add(Problem.of("extension.warning.unknownKey", facts.signer()));
        }
        if (current != null
                && !current.facts().fingerprint().isEmpty()
                && !current.facts().fingerprint().equals(facts.fingerprint())) {
            warnings.add(
                    Problem.of("extension.warning.otherKey", current.facts().signer()));
        }
        return new Verdict(
                facts,
                installed ? Act.UPDATE : Act.INSTALL,
                installed && current != null ? current.version() : "",
                obstacles,
                warnings,
                trusted);
    }

    private void clashes(Facts facts, StoredArtifact current, List<Problem> obstacles) {
        if (TAKEN.contains(facts.feature())) {
            obstacles.add(Problem.of("extension.problem.taken", facts.feature()));
        }
        if (current != null && !current.facts().symbolicName().equals(facts.symbolicName())) {
            obstacles.add(Problem.of(
                    "extension.problem.otherExtension",
                    facts.feature(),
                    current.facts().symbolicName()));
        }
        Set<String> core = new HashSet<>();
        for (Bundle bundle : context.getBundles()) {
            if (!owners.contains(bundle)) {
                core.add(bundle.getSymbolicName());
            }
        }
        for (String bundle : facts.bundles()) {
            String name = bundle.split(" ")[0];
            if (core.contains(name)) {
                obstacles.add(Problem.of("extension.problem.core", name));
            }
            for (Extension other : register.all()) {
                boolean theirs = !other.removed()
                        && !other.feature().equals(facts.feature())
                        && artifacts
                                .find(other.artifact())
                                .map(a -> a.facts().symbolicName().equals(name))
                                .orElse(false);
                if (theirs) {
                    obstacles.add(Problem.of("extension.problem.otherExtension", other.feature(), name));
                }
            }
        }
    }

    private static void compare(
            Facts facts,
            StoredArtifact current,
            boolean installed,
            String sha256,
            List<Problem> obstacles,
            List<Problem> warnings) {
        int order = Version.parseVersion(facts.version()).compareTo(Version.parseVersion(current.version()));
        if (installed && current.sha256().equals(sha256)) {
            obstacles.add(Problem.of("extension.problem.same", current.version()));
        } else if (installed && order == 0) {
            warnings.add(Problem.of("extension.warning.sameVersion", current.version()));
        } else if (order < 0) {
            warnings.add(Problem.of(
                    installed ? "extension.warning.older" : "extension.warning.olderThanBefore", current.version()));
        }
    }

    /**
     * A change of the data that the version does not know of, empty for none. Data that a newer version made would have to
     * be understood by this one: all of its migrations must be known to it.
     */
    public Optional<String> unknownData(Facts facts) {
        return facts.units().stream()
                .flatMap(unit -> units.applied(unit).stream()
                        .filter(file -> !facts.migrations().contains(unit + "/" + file)))
                .findFirst();
    }

    private Set<Long> extensions() {
        Set<Long> ids = new HashSet<>();
        for (Bundle bundle : context.getBundles()) {
            if (owners.contains(bundle)) {
                ids.add(bundle.getBundleId());
            }
        }
        return ids;
    }
}
