// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.rambla.launcher.system.RunningServer;

/** The smallest extension there is, compiled against what the distribution holds. */
final class SmallExtension {
    private SmallExtension() {}

    static Path build(Path folder, String name, String version) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", bytes(manifest(name, version)));
        entries.put("OSGI-INF/main.xml", bytes("""
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
                <implementation class="org.example.%1$s.Main"/>
                <service><provide interface="org.rambla.api.feature.Feature"/></service></scr:component>
                """.formatted(name)));
        entries.put("org/example/" + name + "/Main.class", compile(folder, name));
        return zip(folder.resolve(name + "-" + version + ".jar"), entries);
    }

    private static String manifest(String name, String version) {
        return String.join(
                "\r\n",
                "Manifest-Version: 1.0",
                "Bundle-ManifestVersion: 2",
                "Bundle-SymbolicName: org.example." + name,
                "Bundle-Version: " + version,
                "Import-Package: org.rambla.api.feature",
                "Provide-Capability: org.rambla.feature;name=" + name,
                "Require-Capability: osgi.extender;filter:=\"(osgi.extender=osgi",
                " .component)\"",
                "Service-Component: OSGI-INF/main.xml",
                "",
                "");
    }

    private static byte[] compile(Path folder, String name) throws IOException {
        Path source = Files.createDirectories(folder.resolve("src")).resolve("Main.java");
        Files.writeString(
                source,
                "package org.example." + name
                        + "; public final class Main implements org.rambla.api.feature.Feature {}");
        String classPath;
        try (Stream<Path> all = Files.walk(RunningServer.DISTRIBUTION.directory())) {
            classPath = all.map(Path::toString)
                    .filter(p -> p.endsWith(".jar"))
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
        Path out = Files.createDirectories(folder.resolve("classes"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        out.toString(),
                        source.toString());
        if (failed != 0) {
            throw new IOException("does not compile: " + name);
        }
        return Files.readAllBytes(out.resolve("org/example/" + name + "/Main.class"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
