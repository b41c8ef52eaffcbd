// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.resource.Capability;
import org.osgi.resource.Resource;
import org.rambla.api.feature.FeatureInfo;

/** Reads what an artifact says of itself; what breaks the rules of its kind is refused here, with the rule. */
public final class Reading {
    private static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){1,20}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Pattern UNIT = Pattern.compile("<persistence-unit[^>]*\\bname\\s*=\\s*\"([^\"]*)\"");
    private static final int LARGEST_TEXT = 1024 * 1024;
    private static final int TITLE = 100;
    private static final int DESCRIPTION = 1_000;
    private static final int MOST = 500;

    private final Artifact artifact;
    private final List<Resource> resources = new ArrayList<>();
    private final TreeSet<String> pages = new TreeSet<>();
    private final TreeSet<String> panels = new TreeSet<>();
    private final List<String> units = new ArrayList<>();
    private final List<String> migrations = new ArrayList<>();
    private BundleFile main;
    private Capability feature;

    private Reading(Artifact artifact) {
        this.artifact = artifact;
    }

    /** The resources that the bundles of an artifact are to the framework, in order. */
    public static List<Resource> resources(Artifact artifact) throws BadArtifact {
        List<Resource> resources = new ArrayList<>();
        for (BundleFile bundle : artifact.bundles()) {
            resources.add(resource(bundle));
        }
        return resources;
    }

    /** What the artifact says, with who signed it. */
    public static Facts read(Artifact artifact, Signer signer) throws IOException, BadArtifact {
        return new Reading(artifact).read(signer);
    }

    private Facts read(Signer signer) throws IOException, BadArtifact {
        for (BundleFile bundle : artifact.bundles()) {
            checkManifest(bundle);
            Resource resource = resource(bundle);
            resources.add(resource);
            findFeature(bundle, resource);
            scan(bundle);
            findUnits(bundle);
        }
        if (feature == null) {
            throw new BadArtifact("extension.problem.noFeature");
        }
        String name = String.valueOf(feature.getAttributes().get("name"));
        if (!NAME.matcher(name).matches()) {
            throw new BadArtifact("extension.problem.featureName", name);
        }
        List<String> permissions = strings(feature.getAttributes().get("permissions"));
        for (String permission : permissions) {
            if (!permission.matches(Pattern.quote(name) + "\\.[A-Za-z0-9.-]+=(VISITOR|MEMBER|MODERATOR|MANAGER)")) {
                throw new BadArtifact("extension.problem.permission", permission);
            }
        }
        for (String unit : units) {
            if (!unit.equals(name) && !unit.startsWith(name + "_")) {
                throw new BadArtifact("extension.problem.unit", unit, name);
            }
        }
        OwnMessages messages = OwnMessages.read(main, name);
        return new Facts(
                name,
                main.symbolicName(),
                version(main),
                cut(main.header("Bundle-Vendor"), TITLE),
                messages.said("title", TITLE),
                messages.said("description", DESCRIPTION),
                permissions,
                strings(feature.getAttributes().get("tables")),
                pages.stream().limit(MOST).toList(),
                List.copyOf(panels),
                units,
                migrations,
                artifact.bundles().stream()
                        .map(b -> b.symbolicName() + " " + b.header("Bundle-Version"))
                        .toList(),
                signer == null ? "" : cut(signer.name(), TITLE),
                signer == null ? "" : signer.fingerprint());
    }

    private static Resource resource(BundleFile bundle) throws BadArtifact {
        try {
            return ResourceBuilder.build(bundle.file().toUri().toString(), new HashMap<>(bundle.headers()));
        } catch (BundleException | RuntimeException e) {
            throw new BadArtifact("extension.problem.manifest", bundle.symbolicName(), e.getMessage());
        }
    }

    private static void checkManifest(BundleFile bundle) throws BadArtifact {
        String name = bundle.symbolicName();
        if (name.isEmpty()) {
            throw new BadArtifact("extension.problem.noManifest", bundle.file().getFileName());
        }
        if (name.length() > 100 || !SYMBOLIC_NAME.matcher(name).matches()) {
            throw new BadArtifact("extension.problem.symbolicName", name);
        }
        if (!bundle.header("Bundle-ManifestVersion").equals("2")) {
            throw new BadArtifact("extension.problem.manifest", name, "Bundle-ManifestVersion");
        }
        if (bundle.header("Bundle-SymbolicName").contains("singleton:=true")) {
            throw new BadArtifact("extension.problem.singleton", name);
        }
        for (String header :
                List.of("Fragment-Host", "Bundle-NativeCode", "Require-Bundle", "ExtensionBundle-Activator")) {
            if (!bundle.header(header).isEmpty()) {
                throw new BadArtifact("extension.problem.header", name, header);
            }
        }
        version(bundle);
    }

    private static String version(BundleFile bundle) throws BadArtifact {
        String version = bundle.header("Bundle-Version");
        try {
            String parsed = Version.parseVersion(version).toString();
            if (parsed.length() > 60) {
                throw new BadArtifact("extension.problem.version", version);
            }
            return parsed;
        } catch (IllegalArgumentException e) {
            throw new BadArtifact("extension.problem.version", version);
        }
    }

    private void findFeature(BundleFile bundle, Resource resource) throws BadArtifact {
        for (Capability said : resource.getCapabilities(FeatureInfo.NAMESPACE)) {
            if (feature != null) {
                throw new BadArtifact("extension.problem.features");
            }
            feature = said;
            main = bundle;
        }
    }

    private void scan(BundleFile bundle) throws IOException, BadArtifact {
        ClassScan scan = ClassScan.of(bundle);
        pages.addAll(scan.pages());
        panels.addAll(scan.panels());
        if (!scan.unguarded().isEmpty()) {
            throw new BadArtifact(
                    "extension.problem.unguarded", scan.unguarded().get(0));
        }
    }

    private void findUnits(BundleFile bundle) throws IOException, BadArtifact {
        String header = bundle.header("Meta-Persistence");
        if (header.isEmpty()) {
            return;
        }
        for (String path : header.split(",")) {
            byte[] xml = bundle.read(path.strip(), LARGEST_TEXT);
            if (xml == null) {
                throw new BadArtifact("extension.problem.lacks", path.strip());
            }
            Matcher names = UNIT.matcher(new String(xml, StandardCharsets.UTF_8));
            while (names.find()) {
                units.add(names.group(1));
            }
        }
        for (String unit : units) {
            bundle.entries().stream()
                    .filter(e -> e.matches("db/" + Pattern.quote(unit) + "/[^/]+\\.sql"))
                    .map(e -> e.substring(3))
                    .sorted()
                    .forEach(migrations::add);
        }
    }

    private static List<String> strings(Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream()
                    .limit(MOST)
                    .map(v -> cut(String.valueOf(v), TITLE))
                    .toList();
        }
        if (value instanceof Object[] all) {
            return Arrays.stream(all)
                    .limit(MOST)
                    .map(v -> cut(String.valueOf(v), TITLE))
                    .toList();
        }
        return value == null || value.equals("") ? List.of() : List.of(cut(String.valueOf(value), TITLE));
    }

    static String cut(String text, int most) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
