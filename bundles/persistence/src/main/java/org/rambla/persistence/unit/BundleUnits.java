// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.rambla.persistence.migration.MigrationFile;

/** Reads the units of a bundle, of which the header Meta-Persistence tells; none of its classes is loaded. */
final class BundleUnits {
    static final String HEADER = "Meta-Persistence";

    private BundleUnits() {}

    /** Whether the bundle has units at all. */
    static boolean has(Bundle bundle) {
        String header = bundle.getHeaders("").get(HEADER);
        return header != null && !header.isBlank();
    }

    static List<Unit> read(Bundle bundle) throws IOException {
        var units = new ArrayList<Unit>();
        for (String path : bundle.getHeaders("").get(HEADER).split(",")) {
            URL xml = bundle.getEntry(path.strip());
            if (xml == null) {
                throw new FileNotFoundException(HEADER + " names " + path.strip() + ", which is not there");
            }
            try (var in = xml.openStream()) {
                for (UnitXml unit : UnitXml.read(in)) {
                    units.add(read(bundle, unit));
                }
            }
        }
        return units;
    }

    private static Unit read(Bundle bundle, UnitXml xml) throws IOException {
        boolean woven = false;
        var classes = new ArrayList<>(xml.classes());
        for (URL entry : entries(bundle, "/", "*.class", true)) {
            String name = entry.getPath().substring(1).replace('/', '.').replaceAll("\\.class$", "");
            boolean listed = classes.contains(name);
            if (listed || xml.classes().isEmpty()) {
                byte[] bytes = bytes(entry);
                if (listed || ClassBytes.isManaged(bytes)) {
                    woven |= ClassBytes.isWoven(bytes);
                    if (!listed) {
                        classes.add(name);
                    }
                }
            }
        }
        var migrations = new ArrayList<MigrationFile>();
        for (URL entry : entries(bundle, "db/" + xml.name(), "*.sql", false)) {
            String path = entry.getPath();
            migrations.add(new MigrationFile(
                    path.substring(path.lastIndexOf('/') + 1), new String(bytes(entry), StandardCharsets.UTF_8)));
        }
        return new Unit(
                xml.name(),
                classes,
                woven,
                xml.properties(),
                migrations,
                new BundleLoader(bundle, false),
                bundle.getEntry("/"));
    }

    private static List<URL> entries(Bundle bundle, String folder, String pattern, boolean deep) {
        Enumeration<URL> entries =
                bundle.adapt(BundleWiring.class) == null ? null : bundle.findEntries(folder, pattern, deep);
        return entries == null ? List.of() : Collections.list(entries);
    }

    private static byte[] bytes(URL entry) throws IOException {
        try (var in = entry.openStream()) {
            return in.readAllBytes();
        }
    }
}
